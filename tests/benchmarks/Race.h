// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace countertop {

/// Compares several implementations of the same work within one run. In every repeat each
/// contestant gets the same number of turns, alternating in small slices, so that other load on the
/// machine affects all of them equally.
class Race {
public:
    /// Performs the next `count` units of work; called on one thread only.
    using Work = std::function<void(int count)>;

    Race(QString id, QString title) : m_id(std::move(id)), m_title(std::move(title)) {}

    void add(const QString& name, Work work) {
        m_contestants.append({name, std::move(work), {}, {}});
    }
    void run(int repeats, int slices, int slice);

    /// Adds a figure to the result, such as a count of failures.
    void note(const QString& name, qint64 value) { m_notes.insert(name, value); }

    /// First contestant against another: ours ÷ theirs, in units per second, median of repeats.
    [[nodiscard]] double ratio(qsizetype against) const;
    /// Units per second of one contestant, median of repeats.
    [[nodiscard]] double perSecond(qsizetype who) const {
        return median(m_contestants[who].perSecond);
    }
    void print() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    struct Contestant {
        QString name;
        Work work;
        QList<double> perSecond;
        /// Processor time of the racing thread in microseconds per unit: meaningful even when other
        /// programs keep the machine or the disk busy.
        QList<double> processorTime;
    };
    [[nodiscard]] static double median(QList<double> values);

    QString m_id;
    QString m_title;
    QList<Contestant> m_contestants;
    QJsonObject m_notes;
};

}  // namespace countertop
