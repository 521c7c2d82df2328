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
    return bindVariant(name, value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value));
}

Query& Query::bind(const char* name, const QByteArray& utf8Text) {
    return bind(name, QString::fromUtf8(utf8Text));
}

Query& Query::bind(const char* name, qint64 value) { return bindVariant(name, value); }

Query& Query::bindNull(const char* name) {
    return bindVariant(name, QVariant(QMetaType(QMetaType::QString)));
}

// By name with the name's QString at hand: Qt's binding by position makes a name of the position
// first, a quarter of a sale's time on SQLite.
Query& Query::bindVariant(const char* name, const QVariant& value) {
    const Place* known = m_placeholders.find(name);
    m_query.bindValue((known ? *known : m_placeholders.add(name, -1)).text, value);
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
    if (const Place* known = m_columns.find(column)) return known->index;
    const int index = m_query.record().indexOf(QLatin1StringView(column));
    Q_ASSERT_X(index >= 0, "Query", column);
    return m_columns.add(column, index).index;
}

const Query::Place* Query::Places::find(const char* name) {
    for (qsizetype turn = 0; turn < m_places.size(); ++turn) {
        if (m_next >= m_places.size()) m_next = 0;
        const Place& place = m_places.at(m_next++);
        if (qstrcmp(place.name.constData(), name) == 0) return &place;
    }
    return nullptr;
}

const Query::Place& Query::Places::add(const char* name, int index) {
    m_places.append({QByteArray(name), QString::fromLatin1(name), index});
    return m_places.constLast();
}

}  // namespace countertop
