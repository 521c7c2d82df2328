// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace countertop {

/// Several ways to do the same work, measured in turns within one run. In every repeat each
/// contestant gets the same number of turns, alternating in small slices, so that whatever else the
/// machine does falls on all of them alike.
class Race {
public:
    /// Does the next `count` pieces of work; called on one thread only.
    using Work = std::function<void(int count)>;

    Race(QString id, QString title) : m_id(std::move(id)), m_title(std::move(title)) {}

    void add(const QString& name, Work work) {
        m_contestants.append({name, std::move(work), {}, {}});
    }
    void run(int repeats, int slices, int slice);

    /// A line that belongs to the result, such as a count of failures.
    void note(const QString& name, qint64 value) { m_notes.insert(name, value); }

    /// First contestant against another: ours ÷ theirs, in pieces per second, median of repeats.
    [[nodiscard]] double ratio(qsizetype against) const;
    /// Pieces per second of one contestant, median of repeats.
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
        /// Of the racing thread, microseconds per piece: what is left when others keep the machine
        /// or the disk busy.
        QList<double> processorTime;
    };
    [[nodiscard]] static double median(QList<double> values);

    QString m_id;
    QString m_title;
    QList<Contestant> m_contestants;
    QJsonObject m_notes;
};

}  // namespace countertop
