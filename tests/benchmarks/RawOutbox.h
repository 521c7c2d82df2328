// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/RawSqlite.h"

#include <libpq-fe.h>

namespace countertop {

/// The limit on PostgreSQL: libpq and FOR UPDATE SKIP LOCKED, 100 messages at a time, on the same
/// table. Reads all that a publisher needs and keeps no order within an order's messages.
class LibpqOutbox {
public:
    static constexpr int kBatch = 100;

    enum class Form {
        /// A lease in one transaction, the acknowledgement in another, as a worker needs that
        /// publishes in between.
        Lease,
        /// All in one transaction, which stays open, and keeps its locks, while it publishes.
        OneTransaction
    };

    LibpqOutbox(const DatabaseUrl& url, const QString& destination, Form form);
    ~LibpqOutbox();
    Q_DISABLE_COPY_MOVE(LibpqOutbox)

    /// A multiple of kBatch.
    void drain(int count);

private:
    void prepare(const char* name, const QByteArray& sql, int values);
    void run(const char* sql);
    /// Returns the ids as an array of PostgreSQL.
    [[nodiscard]] QByteArray claim();
    void acknowledge(const QByteArray& ids);

    QByteArray m_destination;
    Form m_form;
    PGconn* m_connection;
};

/// The limit on SQLite: its C interface, a durable lease and a durable acknowledgement for each 100
/// messages, on the same table.
class SqliteOutbox {
public:
    static constexpr int kBatch = 100;

    SqliteOutbox(const DatabaseUrl& url, const QString& destination);
    /// A multiple of kBatch.
    void drain(int count);

private:
    RawSqlite m_database;
    sqlite3_stmt* m_claim;
    sqlite3_stmt* m_acknowledge;
    QByteArray m_destination;
};

}  // namespace countertop
