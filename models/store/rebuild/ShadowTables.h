// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QStringList>

namespace countertop {

/// The tables that a rebuild fills while everybody still reads the old ones: empty twins, made from
/// the definitions in the database itself, which take their places at the end. Lives on the
/// database's thread.
class ShadowTables {
public:
    ShadowTables(Database& database, QStringList tables)
        : m_database(database), m_tables(std::move(tables)) {}

    [[nodiscard]] static QString nameOf(const QString& table) {
        return table + QStringLiteral("_rebuilt");
    }

    /// Removes what an earlier rebuild left behind, then makes the twins, with all that may refuse
    /// a row.
    Result<void> create();
    /// Once they are filled: the indexes that only make reading quicker, sorted at once instead of
    /// row by row. On SQLite they are there from the start, for sales would wait for each of them.
    Result<void> complete();
    /// Inside the caller's Transaction, which keeps writers away: the twins become the tables. On
    /// PostgreSQL it waits for readers, as long as the transaction's lock_timeout says.
    Result<void> swap();
    /// The same for the rows of one store; those of the others stay. Readers wait for nothing.
    Result<void> replaceRowsOf(qint64 storeId);
    /// Removes twins and replaced tables, one after another.
    Result<void> remove();
    /// Figures for the planner. PostgreSQL only.
    Result<void> analyze();

private:
    [[nodiscard]] static QString replacedNameOf(const QString& table) {
        return table + QStringLiteral("_replaced");
    }
    Result<void> createOnSqlite(const QString& table);
    Result<void> createOnPostgresql(const QString& table);
    /// The statement that copies the twin's rows.
    [[nodiscard]] Result<QString> copyOf(const QString& table);
    Result<void> completeOnPostgresql(const QString& table);
    Result<void> runAlone(const QString& sql);

    Database& m_database;
    QStringList m_tables;
};

}  // namespace countertop
