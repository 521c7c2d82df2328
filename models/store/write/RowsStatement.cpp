// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/RowsStatement.h"

#include "models/store/write/TableSql.h"

namespace countertop {

namespace {

QString headOf(const char* verb, const ProjectedTable& table) {
    return QStringLiteral("%1 INTO %2 AS known (%3) VALUES ")
        .arg(QLatin1StringView(verb), table.name, tablesql::columnNames(table));
}

QString rowOf(const ProjectedTable& table) {
    QString row = QStringLiteral("(:store");
    for (qsizetype at = 0; at < table.columns.size(); ++at) {
        const auto* name = RowBinder::kPlaceholders.at(static_cast<std::size_t>(at));
        row += QStringLiteral(", ") + QLatin1StringView(name);
        if (!table.columns[at].isShared) row += u'#';
    }
    return row + u')';
}

}  // namespace

RowsStatement::RowsStatement(const QString& head, const QString& row, const QString& tail) {
    QString text = head;
    for (int at = 0; at < kMaximumRows; ++at) {
        if (at > 0) text += u',';
        text += QString(row).replace(u'#', QStringLiteral("_%1").arg(at));
        m_texts.append(text + tail);
    }
}

RowsStatement RowsStatement::insertNew(const ProjectedTable& table) {
    return {headOf("INSERT OR FAIL", table), rowOf(table)};
}

RowsStatement RowsStatement::insertOrCombine(const ProjectedTable& table) {
    return {headOf("INSERT", table), rowOf(table), tablesql::onConflict(table, Dialect::Sqlite)};
}

}  // namespace countertop
