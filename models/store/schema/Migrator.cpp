// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/Migrator.h"

#include "models/core/Filled.h"
#include "models/store/connection/SqliteFiles.h"
#include "models/store/connection/Transaction.h"
#include "models/store/sagas/SagaChecksums.h"
#include "models/store/schema/CodeColumns.h"
#include "models/store/schema/RoutineText.h"

#include <QDir>
#include <QFile>

#include <algorithm>

static void initSqlResources() { Q_INIT_RESOURCE(migrations); }

namespace countertop {

namespace {

const QString kCreateVersions = QStringLiteral(
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)");

const QString kNewest =
    QStringLiteral("SELECT coalesce(max(number), 0) AS found FROM schema_migrations");

/// Other programs may have a table of this name, but with other columns.
const QString kVersionColumnsSqlite = QStringLiteral(
    "SELECT count(*) AS found FROM pragma_table_info('schema_migrations') "
    "WHERE name IN ('number', 'name')");
const QString kVersionColumnsPostgresql = QStringLiteral(
    "SELECT count(*) AS found FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = current_schema() AND c.relname = 'schema_migrations' "
    "AND a.attname IN ('number', 'name') AND NOT a.attisdropped");

const QString kTablesSqlite = QStringLiteral(
    "SELECT count(*) AS found FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
/// Counts relations in every schema, even those this user cannot access, but not those of
/// extensions.
const QString kTablesPostgresql = QStringLiteral(
    "SELECT count(*) AS found FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' "
    "AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = CAST('pg_class' AS regclass) "
    "AND d.objid = c.oid AND d.deptype = 'e')");

QString readResource(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll());
}

/// The current server functions. They are appended to the newest migration, so that a database of
/// any age ends up with the same ones, and so that a change of one requires a migration.
void appendRoutines(Migration& newest, const QString& suffix) {
    const QDir folder(QStringLiteral(":/countertop/sql/routines"));
    for (const QString& file : folder.entryList({u'*' + suffix}, QDir::Files, QDir::Name)) {
        newest.sql += QStringLiteral(";\n\n") + routineText(readResource(folder.filePath(file)));
    }
}

/// The C++ function that completes a migration, by the migration's name.
Migration::Fill fillOf(const QString& name) {
    if (name == u"codes_and_search") return fillCodesAndSearchTexts;
    if (name == u"saga_checksums") return fillSagaChecksums;
    return nullptr;
}

Error newerDatabase(const Database& database, int version, int known) {
    return makeError(
        ErrorCode::NewerDatabase,
        filled(QStringLiteral(
                   "The shop '%1' was made by a newer Countertop (version %2 of its tables; "
                   "this program knows %3). It was left untouched; please update Countertop"),
               database.url().display(), version, known),
        QStringLiteral("newer_database"), {{QStringLiteral("path"), database.url().display()}});
}

bool isComment(const QString& statement) {
    const QStringList lines = statement.split(u'\n', Qt::SkipEmptyParts);
    return std::all_of(lines.cbegin(), lines.cend(), [](const QString& line) {
        return line.trimmed().isEmpty() || line.trimmed().startsWith(u"--");
    });
}

}  // namespace

QStringList splitStatements(const QString& sql) {
    QStringList statements;
    QString open;
    for (const QString& part : sql.split(QStringLiteral(";\n\n"))) {
        open = open.isEmpty() ? part : open + QStringLiteral(";\n\n") + part;
        if (open.count(QStringLiteral("$body$")) % 2 != 0) continue;
        const QString statement = open.trimmed();
        // Databases reject an empty statement.
        if (!isComment(statement)) statements.append(statement);
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
        const QString name = file.chopped(suffix.size()).mid(5);
        migrations.append(
            {file.left(4).toInt(), name, readResource(folder.filePath(file)), fillOf(name)});
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
    if (auto prepared = prepareServer(); !prepared) return fail(prepared.error());
    const auto found = content();
    if (!found) return fail(found.error());
    if (*found == Content::Foreign) return fail(foreignDatabase(m_database.url().display()));
    if (auto made = m_database.run(kCreateVersions); !made) return fail(made.error());
    const auto version = currentVersion();
    if (!version) return fail(version.error());
    for (const Migration& migration : m_migrations) {
        if (migration.number <= *version) continue;
        if (auto applied = apply(migration); !applied) return fail(applied.error());
    }
    for (const Migration& migration : m_migrations) {
        if (migration.number <= *version || !migration.fill) continue;
        if (auto filled = migration.fill(m_database); !filled) return fail(filled.error());
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return Report{Outcome::Migrated, newest, std::nullopt};
}

Result<void> Migrator::prepareServer() {
    if (m_database.dialect() != Dialect::Postgresql) return {};
    // A statement over all rows of a large shop may exceed the timeout meant for a sale.
    if (auto set = m_database.run(QStringLiteral("SET LOCAL statement_timeout = 0")); !set) {
        return set;
    }
    // Only one program migrates at a time; the number just identifies the lock.
    return m_database.run(QStringLiteral("SELECT pg_advisory_xact_lock(7209)"));
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

Result<qint64> Migrator::count(const QString& sql) {
    qint64 found = 0;
    const auto read =
        m_database.readRow(sql, noValues, [&](Query& row) { found = row.integer("found"); });
    if (!read) return fail(read.error());
    return found;
}

Result<Migrator::Content> Migrator::content() {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto columns = count(isSqlite ? kVersionColumnsSqlite : kVersionColumnsPostgresql);
    if (!columns) return fail(columns.error());
    if (*columns == 2) return Content::Shop;
    const auto tables = count(isSqlite ? kTablesSqlite : kTablesPostgresql);
    if (!tables) return fail(tables.error());
    return *tables == 0 ? Content::Nothing : Content::Foreign;
}

Result<int> Migrator::currentVersion() {
    const auto found = content();
    if (!found) return fail(found.error());
    if (*found != Content::Shop) return 0;
    return count(kNewest).map([](qint64 newest) { return static_cast<int>(newest); });
}

}  // namespace countertop
