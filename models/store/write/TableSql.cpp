// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/TableSql.h"

namespace countertop::tablesql {

namespace {

using Role = ProjectedColumn::Role;

const QString kComma = QStringLiteral(", ");

QString changeOf(const ProjectedColumn& column, Dialect dialect, const QString& source) {
    switch (column.role) {
        case Role::Key:
        case Role::First:
            break;
        case Role::Sum:
            return QStringLiteral("%1 = known.%1 + %2").arg(column.name, source);
        case Role::Newest:
            return QStringLiteral("%1 = %2(known.%1, %3)")
                .arg(
                    column.name,
                    dialect == Dialect::Sqlite ? QStringLiteral("max") : QStringLiteral("greatest"),
                    source);
        case Role::Latest:
            return column.emptyIsNull
                       ? QStringLiteral("%1 = coalesce(%2, known.%1)").arg(column.name, source)
                       : QStringLiteral("%1 = %2").arg(column.name, source);
    }
    return {};
}

}  // namespace

QString columnNames(const ProjectedTable& table) {
    QStringList columns{QStringLiteral("store_id")};
    for (const ProjectedColumn& column : table.columns) columns.append(column.name);
    return columns.join(kComma);
}

QStringList changes(const ProjectedTable& table, Dialect dialect,
                    const std::function<QString(qsizetype)>& source) {
    QStringList list;
    for (qsizetype at = 0; at < table.columns.size(); ++at) {
        const QString change = changeOf(table.columns[at], dialect, source(at));
        if (!change.isEmpty()) list.append(change);
    }
    return list;
}

QString onConflict(const ProjectedTable& table, Dialect dialect) {
    if (!table.hasKey()) return {};
    QStringList keys{QStringLiteral("store_id")};
    for (const ProjectedColumn& column : table.columns) {
        if (column.role == Role::Key) keys.append(column.name);
    }
    const QStringList set = changes(table, dialect, [&](qsizetype at) {
        return QStringLiteral("excluded.") + table.columns[at].name;
    });
    return set.isEmpty() ? QStringLiteral(" ON CONFLICT (%1) DO NOTHING").arg(keys.join(kComma))
                         : QStringLiteral(" ON CONFLICT (%1) DO UPDATE SET %2")
                               .arg(keys.join(kComma), set.join(kComma));
}

QString recordTypes(const ProjectedTable& table) {
    QStringList types;
    for (const ProjectedColumn& column : table.columns) {
        types.append(column.name +
                     (column.isText ? QStringLiteral(" TEXT") : QStringLiteral(" BIGINT")));
    }
    return types.join(kComma);
}

QString recordValues(const ProjectedTable& table) {
    QStringList values;
    for (const ProjectedColumn& column : table.columns) {
        values.append(
            (column.emptyIsNull ? QStringLiteral("nullif(x.%1, '')") : QStringLiteral("x.%1"))
                .arg(column.name));
    }
    return values.join(kComma);
}

}  // namespace countertop::tablesql
