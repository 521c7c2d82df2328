// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/RowWriter.h"

namespace countertop {

namespace {

using Role = ProjectedColumn::Role;

/// One element of PostgreSQL's array text.
void appendElement(QByteArray& array, const ProjectedColumn& column, const ProjectedValue& value) {
    if (const auto* number = std::get_if<qint64>(&value)) {
        array += QByteArray::number(*number);
        return;
    }
    const auto& text = std::get<QString>(value);
    if (text.isEmpty() && column.emptyIsNull) {
        array += "NULL";
        return;
    }
    array += '"';
    for (const char letter : text.toUtf8()) {
        if (letter == '"' || letter == '\\') array += '\\';
        array += letter;
    }
    array += '"';
}

}  // namespace

RowWriter::RowWriter(Database& database, qint64 storeId, ProjectedTable table,
                     const QString& tableName)
    : m_database(database), m_storeId(storeId), m_table(std::move(table)), m_tableName(tableName) {
    for (qsizetype at = 0; at < m_table.columns.size(); ++at) {
        m_names.append(":c" + QByteArray::number(at));
    }
    m_sql = insertSql();
}

QString RowWriter::insertSql() const {
    QStringList columns{QStringLiteral("store_id")};
    for (const ProjectedColumn& column : m_table.columns) columns.append(column.name);
    return QStringLiteral("INSERT INTO %1 AS known (%2) ")
               .arg(m_tableName, columns.join(QStringLiteral(", "))) +
           valuesSql() + conflictSql();
}

QString RowWriter::valuesSql() const {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    QStringList values;
    QStringList columns;
    for (qsizetype at = 0; at < m_table.columns.size(); ++at) {
        const QString name = QString::fromLatin1(m_names[at]);
        const QString type =
            m_table.columns[at].isText ? QStringLiteral("TEXT") : QStringLiteral("BIGINT");
        values.append(isSqlite ? name : QStringLiteral("CAST(%1 AS %2[])").arg(name, type));
        columns.append(name.sliced(1));
    }
    if (isSqlite) {
        return QStringLiteral("VALUES (:store, %1)").arg(values.join(QStringLiteral(", ")));
    }
    const QString list = columns.join(QStringLiteral(", "));
    return QStringLiteral("SELECT :store, %1 FROM unnest(%2) AS x(%1)")
        .arg(list, values.join(QStringLiteral(", ")));
}

QString RowWriter::conflictSql() const {
    if (!m_table.hasKey()) return {};
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    QStringList keys{QStringLiteral("store_id")};
    QStringList changes;
    for (const ProjectedColumn& column : m_table.columns) {
        switch (column.role) {
            case Role::Key:
                keys.append(column.name);
                break;
            case Role::Sum:
                changes.append(QStringLiteral("%1 = known.%1 + excluded.%1").arg(column.name));
                break;
            case Role::Newest:
                changes.append(QStringLiteral("%1 = %2(known.%1, excluded.%1)")
                                   .arg(column.name, isSqlite ? QStringLiteral("max")
                                                              : QStringLiteral("greatest")));
                break;
            case Role::Latest:
                changes.append(QStringLiteral("%1 = excluded.%1").arg(column.name));
                break;
        }
    }
    const QString key = keys.join(QStringLiteral(", "));
    return changes.isEmpty() ? QStringLiteral(" ON CONFLICT (%1) DO NOTHING").arg(key)
                             : QStringLiteral(" ON CONFLICT (%1) DO UPDATE SET %2")
                                   .arg(key, changes.join(QStringLiteral(", ")));
}

Result<void> RowWriter::write(const QList<ProjectedRow>& rows) {
    if (rows.isEmpty()) return {};
    if (m_database.dialect() == Dialect::Sqlite) return writeOneByOne(rows);
    // A statement may meet each row of the table once only.
    return writeAtOnce(combined(m_table, rows));
}

Result<void> RowWriter::writeOneByOne(const QList<ProjectedRow>& rows) {
    auto query = m_database.query(m_sql);
    if (!query) return fail(query.error());
    (*query)->bind(":store", m_storeId);
    for (const ProjectedRow& row : rows) {
        for (qsizetype at = 0; at < row.size(); ++at) {
            const char* name = m_names[at].constData();
            if (const auto* number = std::get_if<qint64>(&row[at])) {
                (*query)->bind(name, *number);
            } else if (const auto& text = std::get<QString>(row[at]);
                       text.isEmpty() && m_table.columns[at].emptyIsNull) {
                (*query)->bindNull(name);
            } else {
                (*query)->bind(name, text);
            }
        }
        auto ran = (*query)->execute();
        (*query)->finish();
        if (!ran) return ran;
    }
    return {};
}

Result<void> RowWriter::writeAtOnce(const QList<ProjectedRow>& rows) {
    auto query = m_database.query(m_sql);
    if (!query) return fail(query.error());
    (*query)->bind(":store", m_storeId);
    for (qsizetype at = 0; at < m_names.size(); ++at) {
        QByteArray array("{");
        for (const ProjectedRow& row : rows) {
            if (array.size() > 1) array += ',';
            appendElement(array, m_table.columns[at], row[at]);
        }
        (*query)->bind(m_names[at].constData(), array + '}');
    }
    auto ran = (*query)->execute();
    (*query)->finish();
    return ran;
}

Result<void> RowWriter::clear() {
    return run(QStringLiteral("DELETE FROM %1 WHERE store_id = :store").arg(m_tableName));
}

Result<void> RowWriter::probe() {
    return run(
        QStringLiteral("SELECT store_id FROM %1 WHERE store_id = :store LIMIT 1").arg(m_tableName));
}

Result<void> RowWriter::run(const QString& sql) {
    auto query = m_database.query(sql);
    if (!query) return fail(query.error());
    auto ran = (*query)->bind(":store", m_storeId).execute();
    (*query)->finish();
    return ran;
}

}  // namespace countertop
