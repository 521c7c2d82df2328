// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Migrator.h"

#include "models/store/Transaction.h"

#include <QDir>
#include <QFile>

#include <algorithm>

static void initSqlResources() { Q_INIT_RESOURCE(migrations); }

namespace countertop {

namespace {

const QString kCreateVersions = QStringLiteral(
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)");

QString readResource(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll());
}

/// The server's functions as they are now. They come with the newest migration, so that a database
/// of any age ends up with the same ones, and so that changing one takes a migration.
void appendRoutines(Migration& newest, const QString& suffix) {
    const QDir folder(QStringLiteral(":/countertop/sql/routines"));
    for (const QString& file : folder.entryList({u'*' + suffix}, QDir::Files, QDir::Name)) {
        newest.sql += QStringLiteral(";\n\n") + readResource(folder.filePath(file));
    }
}

Error newerDatabase(const Database& database, int version, int known) {
    return makeError(
        ErrorCode::NewerDatabase,
        QStringLiteral("The shop '%1' was made by a newer Countertop (version %2 of its tables; "
                       "this program knows %3). It was left untouched; please update Countertop")
            .arg(database.url().display())
            .arg(version)
            .arg(known),
        QStringLiteral("newer_database"), {{QStringLiteral("path"), database.url().display()}});
}

}  // namespace

QStringList splitStatements(const QString& sql) {
    QStringList statements;
    QString open;
    for (const QString& part : sql.split(QStringLiteral(";\n\n"))) {
        open = open.isEmpty() ? part : open + QStringLiteral(";\n\n") + part;
        if (open.count(QStringLiteral("$body$")) % 2 != 0) continue;
        const QString statement = open.trimmed();
        if (!statement.isEmpty()) statements.append(statement);
        open.clear();
    }
    return statements;
}

Migrator::Migrator(Database& database, QList<Migration> migrations)
    : m_database(database), m_migrations(std::move(migrations)) {}

QList<Migration> Migrator::builtIn(Dialect dialect) {
    initSqlResources();
    const QString suffix = dialect == Dialect::Sqlite ? QStringLiteral(".sqlite.sql")
                                                      : QStringLiteral(".postgresql.sql");
    const QDir folder(QStringLiteral(":/countertop/sql/migrations"));
    QList<Migration> migrations;
    for (const QString& file : folder.entryList({u'*' + suffix}, QDir::Files, QDir::Name)) {
        migrations.append({file.left(4).toInt(), file.chopped(suffix.size()).mid(5),
                           readResource(folder.filePath(file))});
    }
    appendRoutines(migrations.last(), suffix);
    return migrations;
}

Migrator::Report Migrator::migrate() {
    const auto report = migrateLocked();
    return report ? *report : Report{Outcome::Failed, 0, report.error()};
}

Result<Migrator::Report> Migrator::migrateLocked() {
    const int newest = m_migrations.isEmpty() ? 0 : m_migrations.last().number;
    const auto before = currentVersion();
    if (!before) return fail(before.error());
    if (*before > newest) {
        return Report{Outcome::Newer, *before, newerDatabase(m_database, *before, newest)};
    }
    if (*before == newest) return Report{Outcome::UpToDate, newest, std::nullopt};
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    if (m_database.dialect() == Dialect::Postgresql) {
        // One program migrates at a time; the number is only a name for that lock.
        const auto lock = m_database.run(QStringLiteral("SELECT pg_advisory_xact_lock(7209)"));
        if (!lock) return fail(lock.error());
    }
    if (*before == 0) {
        if (auto own = refuseForeign(); !own) return fail(own.error());
    }
    if (auto made = m_database.run(kCreateVersions); !made) return fail(made.error());
    const auto version = currentVersion();
    if (!version) return fail(version.error());
    for (const Migration& migration : m_migrations) {
        if (migration.number <= *version) continue;
        if (auto applied = apply(migration); !applied) return fail(applied.error());
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return Report{Outcome::Migrated, newest, std::nullopt};
}

Result<void> Migrator::apply(const Migration& migration) {
    for (const QString& statement : splitStatements(migration.sql)) {
        if (auto done = m_database.run(statement); !done) return done;
    }
    auto insert = m_database.query(
        QStringLiteral("INSERT INTO schema_migrations (number, name) VALUES (:number, :name)"));
    if (!insert) return fail(insert.error());
    return (*insert)
        ->bind(":number", static_cast<qint64>(migration.number))
        .bind(":name", migration.name)
        .execute();
}

Result<bool> Migrator::hasTable(const QString& name) {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    return m_database.readRow(
        isSqlite
            ? QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name = :name")
            : QStringLiteral("SELECT table_name FROM information_schema.tables WHERE "
                             "table_schema = current_schema() AND table_name = :name"),
        [&](Query& query) { query.bind(":name", name); }, [](Query&) {});
}

Result<int> Migrator::currentVersion() {
    const auto exists = hasTable(QStringLiteral("schema_migrations"));
    if (!exists) return fail(exists.error());
    if (!*exists) return 0;
    qint64 newest = 0;
    const auto read = m_database.readRow(
        QStringLiteral("SELECT coalesce(max(number), 0) AS newest FROM schema_migrations"),
        noValues, [&](Query& row) { newest = row.integer("newest"); });
    if (!read) return fail(read.error());
    return static_cast<int>(newest);
}

Result<void> Migrator::refuseForeign() {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    qint64 tables = 0;
    const auto read = m_database.readRow(
        isSqlite ? QStringLiteral("SELECT count(*) AS tables FROM sqlite_master WHERE type = "
                                  "'table' AND name NOT LIKE 'sqlite_%'")
                 : QStringLiteral("SELECT count(*) AS tables FROM information_schema.tables WHERE "
                                  "table_schema = current_schema() AND table_name IN "
                                  "('events', 'orders', 'products', 'customers', 'shop')"),
        noValues, [&](Query& row) { tables = row.integer("tables"); });
    if (!read) return fail(read.error());
    const auto ours = hasTable(QStringLiteral("schema_migrations"));
    if (!ours) return fail(ours.error());
    if (tables == 0 || *ours) return {};
    return fail(ErrorCode::Damaged,
                QStringLiteral("'%1' belongs to another program; it was left untouched")
                    .arg(m_database.url().display()),
                QStringLiteral("foreign_database"),
                {{QStringLiteral("path"), m_database.url().display()}});
}

}  // namespace countertop
