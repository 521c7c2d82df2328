// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqliteStatement.h"

#include "models/core/Utf8.h"
#include "models/store/connection/SqliteHandle.h"

#include <sqlite3.h>

namespace countertop {

SqliteStatement::SqliteStatement(const QSqlDatabase& connection)
    : m_connection(sqliteOf(connection)) {}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(m_statement); }

QSqlError SqliteStatement::errorNow() const {
    return {QStringLiteral("SQLite refused the statement"),
            QString::fromUtf8(sqlite3_errmsg(m_connection)), QSqlError::StatementError,
            QString::number(sqlite3_extended_errcode(m_connection))};
}

QSqlError SqliteStatement::prepare(const QString& sql) {
    if (!m_connection) {
        return {QStringLiteral("The connection is closed"), {}, QSqlError::ConnectionError};
    }
    const QByteArray text = sql.toUtf8();
    const int done =
        sqlite3_prepare_v3(m_connection, text.constData(), static_cast<int>(text.size()),
                           SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (done != SQLITE_OK) return errorNow();
    m_texts.resize(sqlite3_bind_parameter_count(m_statement));
    return {};
}

QByteArrayList SqliteStatement::placeholders() const {
    QByteArrayList names;
    for (int at = 1; at <= m_texts.size(); ++at) {
        names.append(sqlite3_bind_parameter_name(m_statement, at));
    }
    return names;
}

bool SqliteStatement::bind(int placeholder, const QByteArray& utf8Text) {
    if (placeholder < 1 || placeholder > m_texts.size()) return false;
    m_texts[placeholder - 1] = utf8Text;
    return bindText(placeholder);
}

bool SqliteStatement::bind(int placeholder, QStringView text) {
    if (placeholder < 1 || placeholder > m_texts.size()) return false;
    QByteArray& utf8 = m_texts[placeholder - 1];
    utf8.resize(0);
    appendUtf8(utf8, text);
    return bindText(placeholder);
}

bool SqliteStatement::bindText(int placeholder) {
    const QByteArray& text = m_texts.at(placeholder - 1);
    return sqlite3_bind_text64(m_statement, placeholder, text.constData(),
                               static_cast<sqlite3_uint64>(text.size()), SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}

bool SqliteStatement::bind(int placeholder, qint64 value) {
    return sqlite3_bind_int64(m_statement, placeholder, value) == SQLITE_OK;
}

bool SqliteStatement::bindNull(int placeholder) {
    return sqlite3_bind_null(m_statement, placeholder) == SQLITE_OK;
}

void SqliteStatement::step() {
    const int stepped = sqlite3_step(m_statement);
    m_hasRow = stepped == SQLITE_ROW;
    if (m_hasRow) return;
    m_hasFailed = stepped != SQLITE_DONE;
    if (m_hasFailed) m_problem = errorNow();
    sqlite3_reset(m_statement);
    m_isActive = false;
}

bool SqliteStatement::execute() {
    finish();
    m_isActive = true;
    step();
    m_isOnFirstRow = m_hasRow;
    return !m_hasFailed;
}

bool SqliteStatement::next() {
    if (m_isOnFirstRow) {
        m_isOnFirstRow = false;
    } else if (m_hasRow) {
        step();
    }
    return m_hasRow;
}

void SqliteStatement::finish() {
    if (m_isActive) sqlite3_reset(m_statement);
    if (m_hasFailed) m_problem = {};
    m_hasFailed = false;
    m_isActive = false;
    m_hasRow = false;
    m_isOnFirstRow = false;
}

qint64 SqliteStatement::affectedRows() const { return sqlite3_changes64(m_connection); }

qint64 SqliteStatement::lastInsertId() const { return sqlite3_last_insert_rowid(m_connection); }

int SqliteStatement::column(const char* name) const {
    const int count = sqlite3_column_count(m_statement);
    for (int column = 0; column < count; ++column) {
        if (qstrcmp(sqlite3_column_name(m_statement, column), name) == 0) return column;
    }
    return -1;
}

QByteArray SqliteStatement::utf8(int column) const {
    const unsigned char* text = sqlite3_column_text(m_statement, column);
    return {reinterpret_cast<const char*>(text), sqlite3_column_bytes(m_statement, column)};
}

qint64 SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

bool SqliteStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

}  // namespace countertop
