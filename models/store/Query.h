// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/SqliteStatement.h"

#include <QByteArray>
#include <QList>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace countertop {

class Database;

/// One prepared, forward-only statement, kept for the life of its connection. Values are bound by
/// name (":sku"), results read by column name. Use it from the connection's thread only.
class Query {
public:
    explicit Query(Database& database) : m_database(database) {}
    Q_DISABLE_COPY_MOVE(Query)

    Result<void> prepare(const QString& sql);

    /// Until execute(), ":sku" means ":sku_0" of row 0 and so on, for statements of several rows.
    Query& row(qsizetype index) {
        m_row = index;
        return *this;
    }
    Query& bind(const char* name, const QString& value);
    Query& bind(const char* name, const QByteArray& utf8Text);
    Query& bind(const char* name, qint64 value);
    Query& bindNull(const char* name);

    /// Runs the statement with what was bound. Call finish(), or read to the end, before anything
    /// else needs the connection's transaction to end.
    Result<void> execute();
    [[nodiscard]] bool next();
    void finish();
    /// After next() answered false: finishes, and tells an error that ended the rows early (a
    /// damaged page, a lost server) from their end.
    Result<void> endOfRows();
    [[nodiscard]] qint64 affectedRows() const;
    /// SQLite: the row id of the last insert of this connection.
    [[nodiscard]] qint64 lastInsertId() const;

    [[nodiscard]] QString text(const char* column);
    [[nodiscard]] QByteArray utf8(const char* column);
    [[nodiscard]] qint64 integer(const char* column);
    [[nodiscard]] bool isNull(const char* column);

private:
    /// A placeholder or a column as Qt knows it. Names come in the same order every time, so the
    /// search for one begins where the last one was found.
    struct Place {
        qsizetype row = -1;  ///< of a statement of several rows
        QByteArray name;
        QString text;
        int index = -1;
    };
    class Places {
    public:
        [[nodiscard]] const Place* find(const char* name, qsizetype row = -1);
        const Place& add(const char* name, int index, qsizetype row = -1);

    private:
        QList<Place> m_places;
        qsizetype m_next = 0;
    };
    const Place& placeholder(const char* name);
    int columnIndex(const char* column);

    Database& m_database;
    std::unique_ptr<SqliteStatement> m_sqlite;  ///< SQLite's, else m_query is used
    QSqlQuery m_query;
    qsizetype m_row = -1;
    Places m_columns;
    Places m_placeholders;
};

}  // namespace countertop
