// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QList>

namespace countertop {

/// One step of the schema's history: the statements of resources/sql/migrations/NNNN_name. The
/// newest one ends with the functions of resources/sql/routines.
struct Migration {
    /// Computes what SQL cannot. Called once, after the statements of all pending migrations and in
    /// their transaction, so it sees the newest tables; a failure undoes everything. It must be
    /// quick for 100,000 rows: read and write in bulk.
    using Fill = Result<void> (*)(Database& database);

    int number = 0;
    QString name;
    QString sql;
    Fill fill = nullptr;
};

/// Brings a database to the newest schema. All pending migrations, what they fill and their version
/// rows are one transaction; the first failure stops and leaves the database as it was. However
/// long a statement of it takes, the server lets it.
class Migrator {
public:
    enum class Outcome { UpToDate, Migrated, Newer, Failed };
    struct Report {
        Outcome outcome = Outcome::UpToDate;
        int version = 0;             ///< of the database, afterwards
        std::optional<Error> error;  ///< for Newer: NEWER_DATABASE; for Failed: what went wrong
    };

    Migrator(Database& database, QList<Migration> migrations);

    /// The migrations built into the program for a dialect.
    [[nodiscard]] static QList<Migration> builtIn(Dialect dialect);

    /// What is in the database now.
    enum class Content { Nothing, Shop, Foreign };
    [[nodiscard]] Result<Content> content();

    /// Safe when several programs start at once. Another program's database is refused as NOT_FOUND
    /// ("foreign_database") and left untouched.
    [[nodiscard]] Report migrate();

private:
    Result<qint64> count(const QString& sql);
    Result<int> currentVersion();
    /// Within the transaction.
    Result<void> prepareServer();
    Result<void> apply(const Migration& migration);
    Result<Report> migrateLocked();

    Database& m_database;
    QList<Migration> m_migrations;
};

/// The statements of a migration file: separated by ";" and an empty line, bodies between two
/// "$body$" kept whole.
[[nodiscard]] QStringList splitStatements(const QString& sql);

}  // namespace countertop
