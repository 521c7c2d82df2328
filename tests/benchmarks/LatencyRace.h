// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace countertop {

/// Compares how long single pieces of work take, one at a time. The contestants take turns, so that
/// other load on the machine affects all of them equally.
class LatencyRace {
public:
    /// Does one piece of work and returns how long it took.
    using Work = std::function<std::chrono::nanoseconds()>;

    LatencyRace(QString id, QString title) : m_id(std::move(id)), m_title(std::move(title)) {}

    void add(const QString& name, Work work) {
        m_contestants.append({name, std::move(work), {}, {}});
    }
    /// Each repeat has `rounds` pieces of work of each contestant.
    void run(int repeats, int rounds);

    /// Adds a figure to the result, such as a count of failures.
    void note(const QString& name, qint64 value) { m_notes.insert(name, value); }

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

    QString m_id;
    QString m_title;
    QList<Contestant> m_contestants;
    QJsonObject m_notes;
};

}  // namespace countertop
