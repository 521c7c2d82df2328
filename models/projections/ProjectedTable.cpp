// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/ProjectedTable.h"

#include <algorithm>
#include <map>

namespace countertop {

QString textOf(const ProjectedValue& value) {
    const auto* number = std::get_if<qint64>(&value);
    return number ? QString::number(*number) : std::get<QString>(value);
}

bool isNull(const ProjectedColumn& column, const ProjectedValue& value) {
    return column.emptyIsNull && std::get<QString>(value).isEmpty();
}

QString keyOf(const ProjectedTable& table, const ProjectedRow& row) {
    QString key;
    for (qsizetype at = 0; at < row.size(); ++at) {
        if (table.columns[at].role != ProjectedColumn::Role::Key) break;
        // This character does not occur in typed text.
        if (at > 0) key += QChar(u'\x1f');
        key += textOf(row[at]);
    }
    return key;
}

void combine(const ProjectedTable& table, ProjectedRow& sum, const ProjectedRow& row) {
    for (qsizetype at = 0; at < row.size(); ++at) {
        switch (table.columns[at].role) {
            case ProjectedColumn::Role::Key:
            case ProjectedColumn::Role::First:
                break;
            case ProjectedColumn::Role::Sum:
                sum[at] = std::get<qint64>(sum[at]) + std::get<qint64>(row[at]);
                break;
            case ProjectedColumn::Role::Newest:
                sum[at] = std::max(std::get<qint64>(sum[at]), std::get<qint64>(row[at]));
                break;
            case ProjectedColumn::Role::Latest:
                if (isNull(table.columns[at], row[at])) break;
                sum[at] = row[at];
                break;
        }
    }
}

QList<ProjectedRow> combined(const ProjectedTable& table, const QList<ProjectedRow>& rows) {
    if (!table.hasKey()) return rows;
    std::map<QString, ProjectedRow> byKey;
    for (const ProjectedRow& row : rows) {
        const auto [known, isNew] = byKey.try_emplace(keyOf(table, row), row);
        if (!isNew) combine(table, known->second, row);
    }
    QList<ProjectedRow> result;
    result.reserve(static_cast<qsizetype>(byKey.size()));
    for (auto& [key, row] : byKey) result.append(std::move(row));
    return result;
}

}  // namespace countertop
