// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Query.h"

#include "models/store/Database.h"

#include <QSqlRecord>

namespace countertop {

Result<void> Query::prepare(const QString& sql) {
    if (m_database.dialect() == Dialect::Sqlite) {
        m_sqlite = std::make_unique<SqliteStatement>(m_database.connection());
        const QSqlError problem = m_sqlite->prepare(sql);
        if (problem.isValid()) return fail(m_database.errorFrom(problem));
        return {};
    }
    m_query = QSqlQuery(m_database.connection());
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql)) return fail(m_database.errorFrom(m_query.lastError()));
    return {};
}

Query& Query::bind(const char* name, const QString& value) {
    const Place& place = placeholder(name);
    if (m_sqlite) {
        m_sqlite->bind(place.index, QStringView(value));
    } else {
        // A null QString would become SQL NULL.
        m_query.bindValue(place.text, value.isNull() ? QStringLiteral("") : value);
    }
    return *this;
}

Query& Query::bind(const char* name, const QByteArray& utf8Text) {
    if (!m_sqlite) return bind(name, QString::fromUtf8(utf8Text));
    m_sqlite->bind(placeholder(name).index, utf8Text);
    return *this;
}

Query& Query::bind(const char* name, qint64 value) {
    const Place& place = placeholder(name);
    if (m_sqlite) {
        m_sqlite->bind(place.index, value);
    } else {
        m_query.bindValue(place.text, value);
    }
    return *this;
}

Query& Query::bindNull(const char* name) {
    const Place& place = placeholder(name);
    if (m_sqlite) {
        m_sqlite->bindNull(place.index);
    } else {
        m_query.bindValue(place.text, QVariant(QMetaType(QMetaType::QString)));
    }
    return *this;
}

// Qt's binding by position makes a name of the position first: by name it is quicker.
const Query::Place& Query::placeholder(const char* name) {
    const Place* known = m_placeholders.find(name, m_row);
    if (known) return *known;
    if (!m_sqlite) return m_placeholders.add(name, -1);
    const QByteArray ofRow = name + QByteArray(m_row < 0 ? "" : "_" + QByteArray::number(m_row));
    return m_placeholders.add(name, m_sqlite->placeholder(ofRow.constData()), m_row);
}

Result<void> Query::execute() {
    m_row = -1;
    if (m_sqlite) {
        if (!m_sqlite->execute()) return fail(m_database.errorFrom(m_sqlite->problem()));
        return {};
    }
    if (!m_query.exec()) return fail(m_database.errorFrom(m_query.lastError()));
    return {};
}

bool Query::next() { return m_sqlite ? m_sqlite->next() : m_query.next(); }

void Query::finish() {
    if (m_sqlite) {
        m_sqlite->finish();
    } else {
        m_query.finish();
    }
}

Result<void> Query::endOfRows() {
    const QSqlError problem = m_sqlite ? m_sqlite->problem() : m_query.lastError();
    finish();
    if (problem.isValid()) return fail(m_database.errorFrom(problem));
    return {};
}

qint64 Query::affectedRows() const {
    return m_sqlite ? m_sqlite->affectedRows() : m_query.numRowsAffected();
}

qint64 Query::lastInsertId() const {
    return m_sqlite ? m_sqlite->lastInsertId() : m_query.lastInsertId().toLongLong();
}

QString Query::text(const char* column) {
    const int index = columnIndex(column);
    return m_sqlite ? QString::fromUtf8(m_sqlite->utf8(index)) : m_query.value(index).toString();
}

QByteArray Query::utf8(const char* column) {
    return m_sqlite ? m_sqlite->utf8(columnIndex(column)) : text(column).toUtf8();
}

qint64 Query::integer(const char* column) {
    const int index = columnIndex(column);
    return m_sqlite ? m_sqlite->integer(index) : m_query.value(index).toLongLong();
}

bool Query::isNull(const char* column) {
    const int index = columnIndex(column);
    return m_sqlite ? m_sqlite->isNull(index) : m_query.isNull(index);
}

int Query::columnIndex(const char* column) {
    if (const Place* known = m_columns.find(column)) return known->index;
    const int index =
        m_sqlite ? m_sqlite->column(column) : m_query.record().indexOf(QLatin1StringView(column));
    Q_ASSERT_X(index >= 0, "Query", column);
    return m_columns.add(column, index).index;
}

const Query::Place* Query::Places::find(const char* name, qsizetype row) {
    for (qsizetype turn = 0; turn < m_places.size(); ++turn) {
        if (m_next >= m_places.size()) m_next = 0;
        const Place& place = m_places.at(m_next++);
        // The same literal lies in the same place; only another of the same text is compared.
        if (place.row == row && qstrcmp(place.name.constData(), name) == 0) return &place;
    }
    return nullptr;
}

const Query::Place& Query::Places::add(const char* name, int index, qsizetype row) {
    m_places.append({row, QByteArray(name), QString::fromLatin1(name), index});
    return m_places.constLast();
}

}  // namespace countertop
