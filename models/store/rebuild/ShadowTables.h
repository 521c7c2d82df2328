// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QStringList>

namespace countertop {

/// The tables that a rebuild fills while everybody still reads the old ones: empty copies, created
/// from the definitions in the database itself, which replace the old ones at the end. Lives on the
/// database's thread.
class ShadowTables {
public:
    ShadowTables(Database& database, QStringList tables)
        : m_database(database), m_tables(std::move(tables)) {}

    [[nodiscard]] static QString nameOf(const QString& table) {
        return table + QStringLiteral("_rebuilt");
    }

    /// Removes the remains of an earlier rebuild, then creates the shadow tables with everything
    /// that may reject a row.
    Result<void> create();
    /// Call it once they are filled: creates the indexes that only speed up reads, sorted at once
    /// instead of row by row. On SQLite they exist from the start, because sales would wait for
    /// each.
    Result<void> complete();
    /// Renames the shadow tables to the real names, inside the caller's Transaction, which keeps
    /// writers out. On PostgreSQL it waits for readers, up to the transaction's lock_timeout.
    Result<void> swap();
    /// The same for the rows of one store; other stores' rows are kept. Does not wait for readers.
    Result<void> replaceRowsOf(qint64 storeId);
    /// Removes shadow tables and replaced tables, one after another.
    Result<void> remove();
    /// Updates the planner's statistics. PostgreSQL only.
    Result<void> analyze();

private:
    [[nodiscard]] static QString replacedNameOf(const QString& table) {
        return table + QStringLiteral("_replaced");
    }
    Result<void> createOnSqlite(const QString& table);
    Result<void> createOnPostgresql(const QString& table);
    /// The statement that copies the shadow table's rows.
    [[nodiscard]] Result<QString> copyOf(const QString& table);
    Result<void> completeOnPostgresql(const QString& table);
    Result<void> runAlone(const QString& sql);

    Database& m_database;
    QStringList m_tables;
};

}  // namespace countertop
