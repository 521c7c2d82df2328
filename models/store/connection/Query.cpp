// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Query.h"

#include "models/store/connection/Database.h"

#include <QSqlRecord>

#include <algorithm>
#include <cstring>

namespace countertop {

namespace {

/// The placeholders of a statement as Qt parses them: outside of quotes; "::" is a cast.
QByteArrayList placeholdersIn(const QString& sql) {
    QByteArrayList names;
    QChar quote;
    for (qsizetype at = 0; at < sql.size(); ++at) {
        const QChar character = sql[at];
        if (!quote.isNull()) {
            if (character == quote) quote = {};
            continue;
        }
        if (character == u'\'' || character == u'"') quote = character;
        if (character != u':') continue;
        qsizetype end = at + 1;
        if (end < sql.size() && sql[end] == u':') {
            ++at;
            continue;
        }
        while (end < sql.size() && (sql[end].isLetterOrNumber() || sql[end] == u'_')) ++end;
        const QByteArray name = QStringView(sql).sliced(at, end - at).toLatin1();
        if (name.size() > 1 && !names.contains(name)) names.append(name);
        at = end - 1;
    }
    return names;
}

}  // namespace

Result<void> Query::prepare(const QString& sql) {
    if (m_database.dialect() == Dialect::Sqlite) {
        m_sqlite = std::make_unique<SqliteStatement>(m_database.connection());
        const QSqlError problem = m_sqlite->prepare(sql);
        if (problem.isValid()) return fail(m_database.errorFrom(problem));
        m_names = m_sqlite->placeholders();
        m_isPrepared = true;
        return {};
    }
    m_query = QSqlQuery(m_database.connection());
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql)) return fail(m_database.errorFrom(m_query.lastError()));
    m_names = placeholdersIn(sql);
    m_isPrepared = true;
    return {};
}

void Query::unprepare() {
    m_sqlite.reset();
    m_query = QSqlQuery();
    m_placeholders = {};
    m_columns = {};
    m_names.clear();
    m_bound = 0;
    m_isPrepared = false;
}

Query& Query::bind(const char* name, const QString& value) {
    const Place* place = placeholder(name);
    if (!place) return *this;
    if (!m_sqlite) {
        // Qt would bind a null QString as SQL NULL.
        m_query.bindValue(place->text, value.isNull() ? QStringLiteral("") : value);
    } else if (!m_sqlite->bind(place->index, QStringView(value))) {
        noteMisuse(QStringLiteral("a value that cannot be bound"), place->name);
    }
    return *this;
}

Query& Query::bind(const char* name, const QByteArray& utf8Text) {
    if (!m_sqlite) return bind(name, QString::fromUtf8(utf8Text));
    const Place* place = placeholder(name);
    if (place && !m_sqlite->bind(place->index, utf8Text)) {
        noteMisuse(QStringLiteral("a value that cannot be bound"), place->name);
    }
    return *this;
}

Query& Query::bind(const char* name, qint64 value) {
    const Place* place = placeholder(name);
    if (!place) return *this;
    if (!m_sqlite) {
        m_query.bindValue(place->text, value);
    } else if (!m_sqlite->bind(place->index, value)) {
        noteMisuse(QStringLiteral("a value that cannot be bound"), place->name);
    }
    return *this;
}

Query& Query::bindNull(const char* name) {
    const Place* place = placeholder(name);
    if (!place) return *this;
    if (!m_sqlite) {
        m_query.bindValue(place->text, QVariant(QMetaType(QMetaType::QString)));
    } else if (!m_sqlite->bindNull(place->index)) {
        noteMisuse(QStringLiteral("a value that cannot be bound"), place->name);
    }
    return *this;
}

const Query::Place* Query::placeholder(const char* name) {
    if (!m_isPrepared) return nullptr;
    if (m_isReading) {
        noteMisuse(QStringLiteral("a value bound while the rows are read"), name);
        return nullptr;
    }
    Place* place = m_placeholders.find(name, m_row);
    if (!place) place = addPlaceholder(name);
    if (place && place->boundForRun != m_run) {
        place->boundForRun = m_run;
        ++m_bound;
    }
    return place;
}

Query::Place* Query::addPlaceholder(const char* name) {
    const QByteArray ofRow = name + QByteArray(m_row < 0 ? "" : "_" + QByteArray::number(m_row));
    const auto index = static_cast<int>(m_names.indexOf(ofRow));
    if (index < 0) {
        noteMisuse(QStringLiteral("no such placeholder"), ofRow);
        return nullptr;
    }
    // SQLite counts from 1. Qt's binding by position first looks up the placeholder's name, so
    // binding by name is faster.
    Place& added = m_placeholders.add(name, index + 1, m_row);
    added.text = QString::fromLatin1(ofRow);
    return &added;
}

Result<void> Query::begin() {
    m_row = -1;
    if (m_isReading) {
        noteMisuse(QStringLiteral("a statement run while its rows are read"), {});
        return checkUse();
    }
    // The connection was replaced after the caller got this query.
    if (!m_isPrepared) return fail(m_database.lostError());
    const bool isComplete = m_bound == m_names.size();
    if (!isComplete) noteMisuse(QStringLiteral("no value for a placeholder"), firstUnbound());
    // Every run must bind all its values; none is kept from the previous run.
    ++m_run;
    m_bound = 0;
    if (auto used = checkUse(); !used) return used;
    if (m_sqlite) {
        if (!m_sqlite->execute()) return fail(m_database.errorFrom(m_sqlite->problem()));
    } else if (!m_query.exec()) {
        return fail(m_database.errorFrom(m_query.lastError()));
    }
    m_isReading = true;
    ++m_database.m_holds;
    return {};
}

Result<bool> Query::step() {
    if (auto used = checkUse(); !used) return fail(std::move(used.error()));
    if (m_sqlite) {
        m_hasRow = m_sqlite->next();
        if (m_hasRow || !m_sqlite->hasFailed()) return m_hasRow;
        return fail(m_database.errorFrom(m_sqlite->problem()));
    }
    m_hasRow = m_query.next();
    if (m_hasRow) return true;
    const QSqlError problem = m_query.lastError();
    if (problem.isValid()) return fail(m_database.errorFrom(problem));
    return false;
}

void Query::finish() {
    --m_database.m_holds;
    m_isReading = false;
    m_hasRow = false;
    if (m_sqlite) {
        m_sqlite->finish();
    } else {
        m_query.finish();
    }
}

Result<void> Query::execute() {
    if (auto begun = begin(); !begun) return begun;
    const Finish finish{*this};
    m_affectedRows = m_sqlite ? m_sqlite->affectedRows() : m_query.numRowsAffected();
    for (;;) {
        const auto row = step();
        if (!row) return fail(row.error());
        if (!*row) return {};
    }
}

qint64 Query::lastInsertId() const { return m_sqlite ? m_sqlite->lastInsertId() : 0; }

QString Query::text(const char* column) {
    const int index = columnIndex(column);
    if (index < 0) return {};
    return m_sqlite ? QString::fromUtf8(m_sqlite->utf8(index)) : m_query.value(index).toString();
}

QByteArray Query::utf8(const char* column) {
    if (!m_sqlite) return text(column).toUtf8();
    const int index = columnIndex(column);
    return index < 0 ? QByteArray() : m_sqlite->utf8(index);
}

qint64 Query::integer(const char* column) {
    const int index = columnIndex(column);
    if (index < 0) return 0;
    return m_sqlite ? m_sqlite->integer(index) : m_query.value(index).toLongLong();
}

bool Query::isNull(const char* column) {
    const int index = columnIndex(column);
    if (index < 0) return true;
    return m_sqlite ? m_sqlite->isNull(index) : m_query.isNull(index);
}

int Query::columnIndex(const char* column) {
    if (!m_hasRow) {
        noteMisuse(QStringLiteral("no row to read"), column);
        return -1;
    }
    if (const Place* known = m_columns.find(column)) return known->index;
    const int index =
        m_sqlite ? m_sqlite->column(column) : m_query.record().indexOf(QLatin1StringView(column));
    if (index < 0) {
        noteMisuse(QStringLiteral("no such column"), column);
        return -1;
    }
    return m_columns.add(column, index).index;
}

void Query::noteMisuse(const QString& fault, const QByteArray& name) {
    if (!m_misuse) m_misuse = std::make_unique<Error>(misused(fault, name));
}

Result<void> Query::takeMisuse() {
    const std::unique_ptr<Error> noted = std::move(m_misuse);
    return fail(std::move(*noted));
}

Error Query::misused(const QString& fault, const QByteArray& name) {
    return makeError(
        ErrorCode::Storage,
        QStringLiteral("Countertop asked its database wrongly (%1 %2); this is a fault "
                       "of the program")
            .arg(fault, QString::fromLatin1(name)),
        QStringLiteral("statement_misused"),
        {{QStringLiteral("fault"), fault}, {QStringLiteral("name"), QString::fromLatin1(name)}});
}

QByteArray Query::firstUnbound() const {
    for (const QByteArray& name : m_names) {
        if (!m_placeholders.isBound(name, m_run)) return name;
    }
    return {};
}

Query::Place* Query::Places::find(const char* name, qsizetype row) {
    for (size_t turn = 0; turn < m_places.size(); ++turn) {
        if (m_next >= m_places.size()) m_next = 0;
        Place& place = m_places[m_next++];
        if (place.row == row && std::strcmp(place.name.constData(), name) == 0) return &place;
    }
    return nullptr;
}

Query::Place& Query::Places::add(const char* name, int index, qsizetype row) {
    return m_places.emplace_back(Place{row, QByteArray(name), QString::fromLatin1(name), index, 0});
}

bool Query::Places::isBound(const QByteArray& fullName, quint64 run) const {
    return std::any_of(m_places.cbegin(), m_places.cend(), [&](const Place& place) {
        return place.boundForRun == run && place.text == QLatin1StringView(fullName);
    });
}

}  // namespace countertop
