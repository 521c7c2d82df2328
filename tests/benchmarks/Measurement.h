// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

class QTextStream;

namespace countertop {

/// What every comparison has: the figure's id in the list of figures, its title, and notes.
class Measurement {
public:
    Measurement(QString id, QString title) : m_id(std::move(id)), m_title(std::move(title)) {}

    /// Adds a figure to the result, such as a count of failures.
    void note(const QString& name, qint64 value) { m_notes.insert(name, value); }

protected:
    void printTitle(QTextStream& out) const;
    void printNotes(QTextStream& out) const;
    [[nodiscard]] QJsonObject toJson(const QJsonArray& contestants) const;

private:
    QString m_id;
    QString m_title;
    QJsonObject m_notes;
};

}  // namespace countertop
