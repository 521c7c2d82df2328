// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Race.h"

#include <QJsonArray>
#include <QTextStream>

#include <algorithm>
#include <ctime>

namespace countertop {

double Race::median(QList<double> values) {
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

namespace {

/// Processor time of this thread in seconds.
double processorSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

Race::Repeat Race::newRepeat() const {
    return {QList<Seconds>(m_contestants.size()), QList<double>(m_contestants.size()), 0};
}

void Race::takeTurns(Repeat& repeat, int slice) {
    for (qsizetype step = 0; step < m_contestants.size(); ++step) {
        // Each contestant runs first and last equally often.
        const qsizetype who = (step + repeat.turns) % m_contestants.size();
        const double processedBefore = processorSeconds();
        repeat.spent[who] += m_contestants[who].work(slice);
        repeat.processed[who] += processorSeconds() - processedBefore;
    }
    ++repeat.turns;
}

void Race::finish(const Repeat& repeat, int slice) {
    const double units = static_cast<double>(repeat.turns) * slice;
    for (qsizetype who = 0; who < m_contestants.size(); ++who) {
        m_contestants[who].perSecond.append(units / repeat.spent[who].count());
        m_contestants[who].processorTime.append(repeat.processed[who] * 1e6 / units);
    }
}

void Race::run(int repeats, int slices, int slice) {
    for (Contestant& contestant : m_contestants) contestant.work(slice);  // warm up
    for (int count = 0; count < repeats; ++count) {
        Repeat repeat = newRepeat();
        while (repeat.turns < slices) takeTurns(repeat, slice);
        finish(repeat, slice);
    }
}

void Race::runFor(int repeats, std::chrono::seconds each, int slice) {
    for (Contestant& contestant : m_contestants) contestant.work(slice);  // warm up
    for (int count = 0; count < repeats; ++count) {
        Repeat repeat = newRepeat();
        const auto end = std::chrono::steady_clock::now() + each;
        while (std::chrono::steady_clock::now() < end) takeTurns(repeat, slice);
        finish(repeat, slice);
    }
    m_hasTrend = repeats > 1;
}

QList<double> Race::ratios(qsizetype against) const {
    QList<double> ratios;
    for (qsizetype repeat = 0; repeat < m_contestants.first().perSecond.size(); ++repeat) {
        ratios.append(m_contestants.first().perSecond[repeat] /
                      m_contestants[against].perSecond[repeat]);
    }
    return ratios;
}

double Race::trend(qsizetype against) const {
    const QList<double> values = ratios(against);
    const double middle = static_cast<double>(values.size() - 1) / 2;
    double slope = 0;
    double squares = 0;
    for (qsizetype at = 0; at < values.size(); ++at) {
        const double distance = static_cast<double>(at) - middle;
        slope += distance * values[at];
        squares += distance * distance;
    }
    return squares > 0 ? slope / squares : 0;
}

void Race::print() const {
    QTextStream out(stdout);
    printTitle(out);
    for (const Contestant& contestant : m_contestants) {
        out << "  " << contestant.name.leftJustified(44);
        for (const double rate : contestant.perSecond) out << QString::number(rate, 'f', 0) << "  ";
        out << " median " << QString::number(median(contestant.perSecond), 'f', 0) << "/s, "
            << QString::number(median(contestant.processorTime), 'f', 0) << " us of processor\n";
    }
    for (qsizetype other = 1; other < m_contestants.size(); ++other) {
        out << "  RATIO to " << m_contestants[other].name.leftJustified(44)
            << QString::number(ratio(other), 'f', 3) << "\n";
        if (!m_hasTrend) continue;
        out << "    in each repeat: ";
        for (const double each : ratios(other)) out << QString::number(each, 'f', 3) << "  ";
        out << "trend " << QString::number(trend(other), 'f', 4) << " a repeat\n";
    }
    printNotes(out);
}

QJsonObject Race::toJson() const {
    QJsonArray contestants;
    for (qsizetype who = 0; who < m_contestants.size(); ++who) {
        const Contestant& contestant = m_contestants[who];
        QJsonArray repeats;
        for (const double rate : contestant.perSecond) repeats.append(rate);
        QJsonObject one{{QStringLiteral("name"), contestant.name},
                        {QStringLiteral("per_second"), repeats},
                        {QStringLiteral("median_per_second"), median(contestant.perSecond)},
                        {QStringLiteral("processor_us"), median(contestant.processorTime)}};
        if (who > 0) one.insert(QStringLiteral("ratio"), ratio(who));
        if (who > 0 && m_hasTrend) one.insert(QStringLiteral("trend"), trend(who));
        contestants.append(one);
    }
    return Measurement::toJson(contestants);
}

}  // namespace countertop
