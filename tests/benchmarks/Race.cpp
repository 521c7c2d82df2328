// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Race.h"

#include <QJsonArray>
#include <QTextStream>

#include <algorithm>
#include <chrono>
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

void Race::run(int repeats, int slices, int slice) {
    using Clock = std::chrono::steady_clock;
    for (Contestant& contestant : m_contestants) contestant.work(slice);  // warm up
    for (int repeat = 0; repeat < repeats; ++repeat) {
        QList<Clock::duration> spent(m_contestants.size());
        QList<double> processed(m_contestants.size());
        for (int turn = 0; turn < slices; ++turn) {
            for (qsizetype step = 0; step < m_contestants.size(); ++step) {
                // Each contestant runs first and last equally often.
                const qsizetype who = (step + turn) % m_contestants.size();
                const auto start = Clock::now();
                const double processedBefore = processorSeconds();
                m_contestants[who].work(slice);
                processed[who] += processorSeconds() - processedBefore;
                spent[who] += Clock::now() - start;
            }
        }
        for (qsizetype who = 0; who < m_contestants.size(); ++who) {
            const double seconds = std::chrono::duration<double>(spent[who]).count();
            m_contestants[who].perSecond.append(slices * slice / seconds);
            m_contestants[who].processorTime.append(processed[who] * 1e6 / (slices * slice));
        }
    }
}

double Race::ratio(qsizetype against) const {
    QList<double> ratios;
    for (qsizetype repeat = 0; repeat < m_contestants.first().perSecond.size(); ++repeat) {
        ratios.append(m_contestants.first().perSecond[repeat] /
                      m_contestants[against].perSecond[repeat]);
    }
    return median(ratios);
}

void Race::print() const {
    QTextStream out(stdout);
    out << m_id << "  " << m_title << "\n";
    for (const Contestant& contestant : m_contestants) {
        out << "  " << contestant.name.leftJustified(44);
        for (const double rate : contestant.perSecond) out << QString::number(rate, 'f', 0) << "  ";
        out << " median " << QString::number(median(contestant.perSecond), 'f', 0) << "/s, "
            << QString::number(median(contestant.processorTime), 'f', 0) << " us of processor\n";
    }
    for (qsizetype other = 1; other < m_contestants.size(); ++other) {
        out << "  RATIO to " << m_contestants[other].name.leftJustified(44)
            << QString::number(ratio(other), 'f', 3) << "\n";
    }
    for (const QString& name : m_notes.keys()) {
        out << "  " << name << ": " << m_notes[name].toInteger() << "\n";
    }
    out << "\n";
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
        contestants.append(one);
    }
    return {{QStringLiteral("id"), m_id},
            {QStringLiteral("title"), m_title},
            {QStringLiteral("contestants"), contestants},
            {QStringLiteral("notes"), m_notes}};
}

}  // namespace countertop
