// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/RowWriter.h"

#include "models/core/Utf8.h"
#include "models/store/connection/Transaction.h"
#include "models/store/write/TableSql.h"

#include <algorithm>

namespace countertop {

namespace {

using Role = ProjectedColumn::Role;

/// Appends one element to a PostgreSQL array literal.
void appendElement(QByteArray& array, const ProjectedColumn& column, const ProjectedValue& value) {
    if (const auto* number = std::get_if<qint64>(&value)) {
        array += QByteArray::number(*number);
        return;
    }
    const auto& text = std::get<QString>(value);
    if (isNull(column, value)) {
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

/// Appends one field in COPY's text format.
void appendField(QByteArray& line, const ProjectedColumn& column, const ProjectedValue& value) {
    line += '\t';
    if (const auto* number = std::get_if<qint64>(&value)) {
        line += QByteArray::number(*number);
        return;
    }
    const auto& text = std::get<QString>(value);
    if (isNull(column, value)) {
        line += "\\N";
        return;
    }
    const qsizetype begin = line.size();
    appendUtf8(line, text);
    const auto isSpecial = [](char letter) {
        return letter == '\\' || letter == '\t' || letter == '\n' || letter == '\r';
    };
    if (std::none_of(line.cbegin() + begin, line.cend(), isSpecial)) return;
    QByteArray field = line.sliced(begin);
    line.truncate(begin);
    line +=
        field.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
}

/// Rows per statement on SQLite.
constexpr qsizetype kPiece = 16;

}  // namespace

RowWriter::RowWriter(Database& database, qint64 storeId, ProjectedTable table,
                     const QString& tableName)
    : m_database(database), m_storeId(storeId), m_table(std::move(table)), m_tableName(tableName) {
    for (qsizetype at = 0; at < m_table.columns.size(); ++at) {
        m_names.append(":c" + QByteArray::number(at));
    }
    const QString copied =
        QStringLiteral("COPY %1 (%2) FROM STDIN").arg(m_tableName, tablesql::columnNames(m_table));
    m_copySql = copied.toUtf8();
    m_sql = m_table.updatesOnly ? updateSql() : insertSql(1);
    if (m_database.dialect() == Dialect::Sqlite && !m_table.updatesOnly) {
        m_piecesSql = insertSql(kPiece);
    }
    m_removeSql = QStringLiteral("DELETE FROM %1 WHERE store_id = :store AND %2 = :key")
                      .arg(m_tableName, m_table.columns.first().name);
}

QString RowWriter::insertSql(qsizetype rows) const {
    return QStringLiteral("INSERT INTO %1 AS known (%2) ")
               .arg(m_tableName, tablesql::columnNames(m_table)) +
           valuesSql(rows) + tablesql::onConflict(m_table, m_database.dialect());
}

QString RowWriter::valuesSql(qsizetype rows) const {
    QStringList names;
    for (const QByteArray& name : m_names) names.append(QString::fromLatin1(name));
    if (m_database.dialect() == Dialect::Postgresql) {
        for (QString& name : names) name.remove(0, 1);
        return QStringLiteral("SELECT :store, %1 FROM %2")
            .arg(names.join(QStringLiteral(", ")), arraysSql());
    }
    QStringList list;
    for (qsizetype row = 0; row < rows; ++row) {
        const QString mark = QStringLiteral("_%1").arg(row);
        list.append(
            QStringLiteral("(:store, %1%2)").arg(names.join(mark + QStringLiteral(", ")), mark));
    }
    return QStringLiteral("VALUES %1").arg(list.join(QStringLiteral(", ")));
}

QString RowWriter::arraysSql() const {
    QStringList arrays;
    QStringList names;
    for (qsizetype at = 0; at < m_names.size(); ++at) {
        const QString name = QString::fromLatin1(m_names[at]);
        arrays.append(QStringLiteral("CAST(%1 AS %2[])")
                          .arg(name, m_table.columns[at].isText ? QStringLiteral("TEXT")
                                                                : QStringLiteral("BIGINT")));
        names.append(name.sliced(1));
    }
    return QStringLiteral("unnest(%1) AS x(%2)")
        .arg(arrays.join(QStringLiteral(", ")), names.join(QStringLiteral(", ")));
}

QString RowWriter::updateSql() const {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto source = [this, isSqlite](qsizetype at) {
        const QString name = QString::fromLatin1(m_names[at]);
        return isSqlite ? name + QStringLiteral("_0") : QStringLiteral("x.") + name.sliced(1);
    };
    QStringList conditions{QStringLiteral("known.store_id = :store")};
    for (qsizetype at = 0; at < m_table.columns.size(); ++at) {
        if (m_table.columns[at].role != Role::Key) continue;
        conditions.append(
            QStringLiteral("known.%1 = %2").arg(m_table.columns[at].name, source(at)));
    }
    const QString from = isSqlite ? QString() : QStringLiteral(" FROM ") + arraysSql();
    return QStringLiteral("UPDATE %1 AS known SET %2%3 WHERE %4")
        .arg(m_tableName,
             tablesql::changes(m_table, m_database.dialect(), source).join(QStringLiteral(", ")),
             from, conditions.join(QStringLiteral(" AND ")));
}

Result<void> RowWriter::write(const QList<ProjectedRow>& rows) {
    if (rows.isEmpty()) return {};
    // On PostgreSQL one statement may update each row only once.
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    return isSqlite ? writeSome(rows) : writeAtOnce(combined(m_table, rows));
}

Result<void> RowWriter::insert(const QList<ProjectedRow>& rows) {
    if (rows.isEmpty()) return {};
    if (m_database.dialect() == Dialect::Sqlite) return writeSome(rows);
    Transaction alone(m_database);
    if (auto begun = alone.begin(); !begun) return begun;
    const auto copied = copy(rows);
    if (copied) return alone.commit();
    alone.rollback();
    if (m_database.isLost() || copied.error().transient) return copied;
    return write(rows);
}

Result<void> RowWriter::copy(const QList<ProjectedRow>& rows) {
    const QByteArray store = QByteArray::number(m_storeId);
    QByteArray lines;
    lines.reserve(rows.size() * 256);
    for (const ProjectedRow& row : rows) {
        lines += store;
        for (qsizetype at = 0; at < row.size(); ++at) {
            appendField(lines, m_table.columns[at], row[at]);
        }
        lines += '\n';
    }
    return m_database.copy(m_copySql, lines);
}

Result<void> RowWriter::writeSome(const QList<ProjectedRow>& rows) {
    qsizetype from = 0;
    if (!m_piecesSql.isEmpty() && rows.size() >= kPiece) {
        const auto query = m_database.query(m_piecesSql);
        if (!query) return fail(query.error());
        for (; from + kPiece <= rows.size(); from += kPiece) {
            if (auto done = writePiece(**query, rows, from, kPiece); !done) return done;
        }
    }
    if (from == rows.size()) return {};
    const auto query = m_database.query(m_sql);
    if (!query) return fail(query.error());
    for (; from < rows.size(); ++from) {
        if (auto done = writePiece(**query, rows, from, 1); !done) return done;
    }
    return {};
}

Result<void> RowWriter::writePiece(Query& query, const QList<ProjectedRow>& rows, qsizetype from,
                                   qsizetype count) {
    query.bind(":store", m_storeId);
    for (qsizetype at = 0; at < count; ++at) bind(query.row(at), rows[from + at]);
    return query.execute();
}

void RowWriter::bind(Query& query, const ProjectedRow& row) const {
    for (qsizetype at = 0; at < row.size(); ++at) {
        const char* name = m_names[at].constData();
        if (const auto* number = std::get_if<qint64>(&row[at])) {
            query.bind(name, *number);
        } else if (isNull(m_table.columns[at], row[at])) {
            query.bindNull(name);
        } else {
            query.bind(name, std::get<QString>(row[at]));
        }
    }
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
    return (*query)->execute();
}

Result<void> RowWriter::removeAllOf(const QString& firstKey) {
    auto query = m_database.query(m_removeSql);
    if (!query) return fail(query.error());
    return (*query)->bind(":store", m_storeId).bind(":key", firstKey).execute();
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
    return (*query)->bind(":store", m_storeId).execute();
}

}  // namespace countertop
