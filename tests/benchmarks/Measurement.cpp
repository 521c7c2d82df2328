// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Measurement.h"

#include <QTextStream>

namespace countertop {

void Measurement::printTitle(QTextStream& out) const { out << m_id << "  " << m_title << "\n"; }

void Measurement::printNotes(QTextStream& out) const {
    for (const QString& name : m_notes.keys()) {
        out << "  " << name << ": " << m_notes[name].toInteger() << "\n";
    }
    out << "\n";
}

QJsonObject Measurement::toJson(const QJsonArray& contestants) const {
    return {{QStringLiteral("id"), m_id},
            {QStringLiteral("title"), m_title},
            {QStringLiteral("contestants"), contestants},
            {QStringLiteral("notes"), m_notes}};
}

}  // namespace countertop
