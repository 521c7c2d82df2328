// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Measurement.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace countertop {

/// Compares how long single pieces of work take, one at a time. The contestants take turns, so that
/// other load on the machine affects all of them equally.
class LatencyRace : public Measurement {
public:
    /// Does one piece of work and returns how long it took.
    using Work = std::function<std::chrono::nanoseconds()>;

    using Measurement::Measurement;

    void add(const QString& name, Work work) {
        m_contestants.append({name, std::move(work), {}, {}});
    }
    /// Each repeat has `rounds` pieces of work of each contestant.
    void run(int repeats, int rounds);

    void print() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    /// In milliseconds.
    struct Figures {
        double median = 0;
        double percentile99 = 0;
        double longest = 0;
    };
    struct Contestant {
        QString name;
        Work work;
        QList<double> all;  ///< milliseconds
        QList<Figures> ofRepeats;
    };

    [[nodiscard]] static Figures figuresOf(QList<double> milliseconds);
    /// First contestant against another, over all repeats.
    [[nodiscard]] Figures difference(qsizetype against) const;

    QList<Contestant> m_contestants;
};

}  // namespace countertop
