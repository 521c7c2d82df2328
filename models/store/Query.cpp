// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Query.h"

#include "models/store/Database.h"

#include <QSqlRecord>

namespace countertop {

Result<void> Query::prepare(const QString& sql) {
    m_query = QSqlQuery(m_database.connection());
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql)) return fail(m_database.errorFrom(m_query.lastError()));
    return {};
}

Query& Query::bind(const char* name, const QString& value) {
    // A null QString would become SQL NULL.
    m_query.bindValue(QLatin1StringView(name),
                      value.isNull() ? QVariant(QLatin1StringView("")) : QVariant(value));
    return *this;
}

Query& Query::bind(const char* name, const QByteArray& utf8Text) {
    return bind(name, QString::fromUtf8(utf8Text));
}

Query& Query::bind(const char* name, qint64 value) {
    m_query.bindValue(QLatin1StringView(name), value);
    return *this;
}

Query& Query::bindNull(const char* name) {
    m_query.bindValue(QLatin1StringView(name), QVariant(QMetaType(QMetaType::QString)));
    return *this;
}

Result<void> Query::execute() {
    if (!m_query.exec()) return fail(m_database.errorFrom(m_query.lastError()));
    return {};
}

bool Query::next() { return m_query.next(); }

void Query::finish() { m_query.finish(); }

Result<void> Query::endOfRows() {
    const QSqlError problem = m_query.lastError();
    m_query.finish();
    if (problem.isValid()) return fail(m_database.errorFrom(problem));
    return {};
}

qint64 Query::affectedRows() const { return m_query.numRowsAffected(); }

qint64 Query::lastInsertId() const { return m_query.lastInsertId().toLongLong(); }

QString Query::text(const char* column) { return m_query.value(columnIndex(column)).toString(); }

QByteArray Query::utf8(const char* column) { return text(column).toUtf8(); }

qint64 Query::integer(const char* column) {
    return m_query.value(columnIndex(column)).toLongLong();
}

bool Query::isNull(const char* column) { return m_query.isNull(columnIndex(column)); }

int Query::columnIndex(const char* column) {
    const auto key = QByteArray::fromRawData(column, static_cast<qsizetype>(qstrlen(column)));
    const auto known = m_columns.constFind(key);
    if (known != m_columns.cend()) return *known;
    const int index = m_query.record().indexOf(QLatin1StringView(column));
    Q_ASSERT_X(index >= 0, "Query", column);
    m_columns.insert(QByteArray(column), index);
    return index;
}

}  // namespace countertop
