// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/LatencyRace.h"

#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace countertop {

namespace {

constexpr int kWarmUp = 50;

QString shown(double milliseconds) { return QString::number(milliseconds, 'f', 2); }

QString shownDifference(double milliseconds) {
    return (milliseconds < 0 ? QString() : QStringLiteral("+")) + shown(milliseconds);
}

}  // namespace

void LatencyRace::run(int repeats, int rounds) {
    for (int round = 0; round < kWarmUp; ++round) {
        for (Contestant& contestant : m_contestants) contestant.work();
    }
    for (int repeat = 0; repeat < repeats; ++repeat) {
        QList<QList<double>> times(m_contestants.size());
        for (int round = 0; round < rounds; ++round) {
            for (qsizetype step = 0; step < m_contestants.size(); ++step) {
                const qsizetype who = (step + round) % m_contestants.size();
                const std::chrono::duration<double, std::milli> took = m_contestants[who].work();
                times[who].append(took.count());
            }
        }
        for (qsizetype who = 0; who < m_contestants.size(); ++who) {
            m_contestants[who].ofRepeats.append(figuresOf(times[who]));
            m_contestants[who].all.append(times[who]);
        }
    }
}

LatencyRace::Figures LatencyRace::figuresOf(QList<double> milliseconds) {
    if (milliseconds.isEmpty()) return {};
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double part) {
        const double place = std::ceil(part * static_cast<double>(milliseconds.size())) - 1;
        return milliseconds[std::max<qsizetype>(0, static_cast<qsizetype>(place))];
    };
    return {at(0.5), at(0.99), milliseconds.last()};
}

LatencyRace::Figures LatencyRace::difference(qsizetype against) const {
    const Figures ours = figuresOf(m_contestants.first().all);
    const Figures theirs = figuresOf(m_contestants[against].all);
    return {ours.median - theirs.median, ours.percentile99 - theirs.percentile99,
            ours.longest - theirs.longest};
}

void LatencyRace::print() const {
    QTextStream out(stdout);
    printTitle(out);
    for (const Contestant& contestant : m_contestants) {
        out << "  " << contestant.name.leftJustified(44);
        for (const Figures& repeat : contestant.ofRepeats) {
            out << shown(repeat.median) << "/" << shown(repeat.percentile99) << "  ";
        }
        const Figures all = figuresOf(contestant.all);
        out << " p50 " << shown(all.median) << " ms, p99 " << shown(all.percentile99)
            << " ms, longest " << shown(all.longest) << " ms of " << contestant.all.size() << "\n";
    }
    for (qsizetype other = 1; other < m_contestants.size(); ++other) {
        const Figures more = difference(other);
        out << "  DIFFERENCE to " << m_contestants[other].name.leftJustified(39) << "p50 "
            << shownDifference(more.median) << " ms, p99 " << shownDifference(more.percentile99)
            << " ms\n";
    }
    printNotes(out);
}

QJsonObject LatencyRace::toJson() const {
    const auto listed = [](const Figures& figures) {
        return QJsonObject{{QStringLiteral("p50_ms"), figures.median},
                           {QStringLiteral("p99_ms"), figures.percentile99},
                           {QStringLiteral("longest_ms"), figures.longest}};
    };
    QJsonArray contestants;
    for (qsizetype who = 0; who < m_contestants.size(); ++who) {
        const Contestant& contestant = m_contestants[who];
        QJsonArray repeats;
        for (const Figures& repeat : contestant.ofRepeats) repeats.append(listed(repeat));
        QJsonObject one = listed(figuresOf(contestant.all));
        one.insert(QStringLiteral("name"), contestant.name);
        one.insert(QStringLiteral("count"), contestant.all.size());
        one.insert(QStringLiteral("repeats"), repeats);
        if (who > 0) one.insert(QStringLiteral("difference"), listed(difference(who)));
        contestants.append(one);
    }
    return Measurement::toJson(contestants);
}

}  // namespace countertop
