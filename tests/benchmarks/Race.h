// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Measurement.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace countertop {

/// Compares several implementations of the same work within one run. In every repeat each
/// contestant gets the same number of turns, alternating in small slices, so that other load on the
/// machine affects all of them equally.
class Race : public Measurement {
public:
    /// Performs the next `count` units of work; called on one thread only.
    using Work = std::function<void(int count)>;
    using Seconds = std::chrono::duration<double>;
    /// The same for work that measures itself: returns how long it took.
    using TimedWork = std::function<Seconds(int count)>;

    using Measurement::Measurement;

    void add(const QString& name, const Work& work) {
        addTimed(name, [work](int count) { return timed([&] { work(count); }); });
    }
    void addTimed(const QString& name, TimedWork work) {
        m_contestants.append({name, std::move(work), {}, {}});
    }
    void run(int repeats, int slices, int slice);
    /// Has `repeats` of this length instead of a fixed amount of work, and adds the trend of each
    /// ratio to the result.
    void runFor(int repeats, std::chrono::seconds each, int slice);

    /// How long a function takes.
    template <class Function>
    [[nodiscard]] static Seconds timed(const Function& function) {
        const auto start = std::chrono::steady_clock::now();
        function();
        return std::chrono::steady_clock::now() - start;
    }

    /// First contestant against another: ours ÷ theirs, in units per second, median of repeats.
    [[nodiscard]] double ratio(qsizetype against) const { return median(ratios(against)); }
    /// How much that ratio changes from one repeat to the next: the slope of the straight line with
    /// the least squares.
    [[nodiscard]] double trend(qsizetype against) const;
    /// Units per second of one contestant, median of repeats.
    [[nodiscard]] double perSecond(qsizetype who) const {
        return median(m_contestants[who].perSecond);
    }
    void print() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    struct Contestant {
        QString name;
        TimedWork work;
        QList<double> perSecond;
        /// Processor time of the racing thread in microseconds per unit: meaningful even when other
        /// programs keep the machine or the disk busy.
        QList<double> processorTime;
    };
    /// What the contestants did in one repeat, in their order.
    struct Repeat {
        QList<Seconds> spent;
        QList<double> processed;
        int turns = 0;
    };

    [[nodiscard]] static double median(QList<double> values);
    [[nodiscard]] Repeat newRepeat() const;
    void takeTurns(Repeat& repeat, int slice);
    void finish(const Repeat& repeat, int slice);
    [[nodiscard]] QList<double> ratios(qsizetype against) const;

    QList<Contestant> m_contestants;
    bool m_hasTrend = false;
};

}  // namespace countertop
