// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QList>

namespace countertop {

/// One step of the schema's history: the statements of resources/sql/migrations/NNNN_name. The
/// newest one ends with the functions of resources/sql/routines.
struct Migration {
    /// Computes what SQL cannot. Called once, after the statements of all pending migrations and in
    /// their transaction, so it sees the newest tables; a failure rolls everything back. It must be
    /// quick for 100,000 rows: read and write in bulk.
    using Fill = Result<void> (*)(Database& database);

    int number = 0;
    QString name;
    QString sql;
    Fill fill = nullptr;
};

/// Migrates a database to the newest schema. All pending migrations, their fill functions and their
/// version rows are one transaction; the first failure rolls it back. On PostgreSQL the statement
/// timeout is off meanwhile.
class Migrator {
public:
    enum class Outcome { UpToDate, Migrated, Newer, Failed };
    struct Report {
        Outcome outcome = Outcome::UpToDate;
        int version = 0;             ///< the database's, after migrating
        std::optional<Error> error;  ///< Newer: NEWER_DATABASE; Failed: the cause
    };

    Migrator(Database& database, QList<Migration> migrations);

    /// The migrations built into the program for a dialect.
    [[nodiscard]] static QList<Migration> builtIn(Dialect dialect);

    /// What the database contains.
    enum class Content { Nothing, Shop, Foreign };
    [[nodiscard]] Result<Content> content();

    /// Safe when several programs start at once. Refuses another program's database with NOT_FOUND
    /// ("foreign_database") and does not change it.
    [[nodiscard]] Report migrate();

private:
    Result<qint64> count(const QString& sql);
    Result<int> currentVersion();
    /// Call it within the transaction.
    Result<void> prepareServer();
    Result<void> apply(const Migration& migration);
    Result<Report> migrateLocked();

    Database& m_database;
    QList<Migration> m_migrations;
};

/// The statements of a migration file: separated by ";" and an empty line; bodies between two
/// "$body$" are not split.
[[nodiscard]] QStringList splitStatements(const QString& sql);

}  // namespace countertop
