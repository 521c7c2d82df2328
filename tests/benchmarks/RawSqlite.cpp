// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RawSqlite.h"

#include <QSqlQuery>
#include <QSqlRecord>

namespace countertop {

RawSqlite::Value RawSqlite::Value::of(const QVariant& value) {
    return {value.typeId() == QMetaType::QString, value.toLongLong(), value.toString().toUtf8()};
}

RawSqlite::RawSqlite(const DatabaseUrl& url) {
    if (sqlite3_open(url.path.toUtf8().constData(), &m_database) != SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(m_database));
    }
    for (const char* pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA temp_store=MEMORY"}) {
        sqlite3_exec(m_database, pragma, nullptr, nullptr, nullptr);
    }
    m_begin = prepare(QStringLiteral("BEGIN IMMEDIATE"));
    m_commit = prepare(QStringLiteral("COMMIT"));
}

RawSqlite::~RawSqlite() {
    for (sqlite3_stmt* statement : m_statements) sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

sqlite3_stmt* RawSqlite::prepare(const QString& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql.toUtf8().constData(), -1, SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(m_database));
    }
    m_statements.append(statement);
    return statement;
}

void RawSqlite::run(sqlite3_stmt* statement) const {
    if (sqlite3_step(statement) != SQLITE_DONE) qFatal("%s", sqlite3_errmsg(m_database));
    sqlite3_reset(statement);
}

void RawSqlite::run(sqlite3_stmt* statement, const Row& row) const {
    int position = 0;
    for (const Value& value : row) {
        ++position;
        if (value.isText) {
            sqlite3_bind_text(statement, position, value.text.constData(),
                              static_cast<int>(value.text.size()), SQLITE_STATIC);
        } else {
            sqlite3_bind_int64(statement, position, value.number);
        }
    }
    run(statement);
}

RawInserts::RawInserts(const DatabaseUrl& url, Database& source, const QString& table,
                       const QString& key, int batch)
    : m_database(url), m_batch(batch) {
    QSqlQuery query(source.connection());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT * FROM %1 ORDER BY %2").arg(table, key))) {
        qFatal("The rows of %s cannot be read", qUtf8Printable(table));
    }
    QStringList columns;
    QStringList marks;
    for (int at = 0; at < query.record().count(); ++at) {
        if (query.record().fieldName(at) == key) continue;
        columns.append(query.record().fieldName(at));
        marks.append(QStringLiteral("?"));
    }
    while (query.next()) {
        RawSqlite::Row row;
        for (const QString& column : columns) row.append(RawSqlite::Value::of(query.value(column)));
        m_rows.append(row);
    }
    m_insert = m_database.prepare(
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(table, columns.join(QStringLiteral(", ")), marks.join(QStringLiteral(", "))));
}

void RawInserts::insert(int batches) {
    for (int batch = 0; batch < batches; ++batch) {
        m_database.begin();
        for (int row = 0; row < m_batch; ++row) m_database.run(m_insert, m_rows[m_next++]);
        m_database.commit();
    }
}

}  // namespace countertop
