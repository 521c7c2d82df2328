// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/RawSqlite.h"
#include "tests/benchmarks/RecordedSales.h"

#include <libpq-fe.h>

namespace countertop {

/// Our implementation: every sale through the whole command bus of one session.
class CommandBusSales {
public:
    CommandBusSales(const DatabaseUrl& url, int sales);
    void sell(int count);
    [[nodiscard]] qint64 failed() const { return m_failed; }
    /// Attempts that the retry middleware had to repeat.
    [[nodiscard]] qint64 retried() const;

private:
    SystemClock m_clock;
    KeysInFlight m_keys;
    std::unique_ptr<ShopSession> m_session;
    SaleScript m_script;
    qint64 m_failed = 0;
};

/// Our implementation from the store on: the handlers' decisions are computed beforehand.
class StoreSales {
public:
    StoreSales(const DatabaseUrl& url, const RecordedSales& recorded);
    void sell(int count);

private:
    SystemClock m_clock;
    KeysInFlight m_keys;
    std::unique_ptr<ShopSession> m_session;
    const RecordedSales& m_recorded;
    qsizetype m_next = 0;
};

/// The limit on PostgreSQL: libpq, one prepared call of the commit function per sale, with the
/// document built beforehand.
class LibpqSales {
public:
    LibpqSales(const DatabaseUrl& url, const QList<QByteArray>& documents);
    ~LibpqSales();
    Q_DISABLE_COPY_MOVE(LibpqSales)
    void sell(int count);

private:
    const QList<QByteArray>& m_documents;
    PGconn* m_connection;
    qsizetype m_next = 0;
};

/// The limit on SQLite: its C interface, the same rows by prepared statements, one durable commit
/// per sale or group of sales, everything computed beforehand.
class SqliteSales {
public:
    enum class Savepoints { None, OneForEachSale };
    SqliteSales(const DatabaseUrl& url, const RecordedSales& recorded, int perCommit = 1,
                Savepoints savepoints = Savepoints::None);
    void sell(int count);

private:
    void sellNext();

    struct Row {
        sqlite3_stmt* statement;
        RawSqlite::Row values;
    };

    RawSqlite m_database;
    QList<QList<Row>> m_sales;
    qsizetype m_next = 0;
    int m_perCommit;
    Savepoints m_savepoints;
    sqlite3_stmt* m_savepoint;
    sqlite3_stmt* m_release;
};

/// The usual approach of Qt programs: QSqlQuery, every statement prepared each time, one
/// transaction.
class PlainQtSales {
public:
    PlainQtSales(const DatabaseUrl& url, const RecordedSales& recorded);
    void sell(int count);

private:
    std::unique_ptr<Database> m_database;
    const RecordedSales& m_recorded;
    qsizetype m_next = 0;
};

}  // namespace countertop
