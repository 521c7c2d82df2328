// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QVariant>

#include <sqlite3.h>

namespace countertop {

/// The limit on SQLite: its C interface with our settings and prepared statements. Ends the program
/// on any error.
class RawSqlite {
public:
    /// A value ready to bind, so that no Qt type is used while the clock runs.
    struct Value {
        bool isText = false;
        qint64 number = 0;
        QByteArray text;

        static Value of(const QVariant& value);
    };
    using Row = QList<Value>;

    explicit RawSqlite(const DatabaseUrl& url);
    ~RawSqlite();
    Q_DISABLE_COPY_MOVE(RawSqlite)

    /// How many pages the log of a shop may have before a worker without a window checkpoints.
    static constexpr int kWorkerCheckpointPages = 4'000;
    void setCheckpointPages(int pages) { sqlite3_wal_autocheckpoint(m_database, pages); }

    [[nodiscard]] sqlite3_stmt* prepare(const QString& sql);
    void run(sqlite3_stmt* statement) const;
    void run(sqlite3_stmt* statement, const Row& row) const;
    void begin() const { run(m_begin); }
    void commit() const { run(m_commit); }

private:
    sqlite3* m_database = nullptr;
    QList<sqlite3_stmt*> m_statements;
    sqlite3_stmt* m_begin = nullptr;
    sqlite3_stmt* m_commit = nullptr;
};

/// Inserts the rows of one table one by one into another shop, `batch` of them in each durable
/// commit, with everything computed beforehand.
class RawInserts {
public:
    /// Takes the rows of `source` in the order of `key`, which the copy assigns anew.
    RawInserts(const DatabaseUrl& url, Database& source, const QString& table, const QString& key,
               int batch);
    void insert(int batches);

private:
    RawSqlite m_database;
    sqlite3_stmt* m_insert = nullptr;
    QList<RawSqlite::Row> m_rows;
    qsizetype m_next = 0;
    int m_batch;
};

}  // namespace countertop
