// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Database.h"

#include "models/store/connection/FileHolder.h"
#include "models/store/connection/PoolerCheck.h"
#include "models/store/connection/ServerHandle.h"
#include "models/store/connection/SqlErrors.h"
#include "models/store/connection/SqliteFiles.h"
#include "models/store/connection/SqliteHandle.h"

#include <QFileInfo>

#include <libpq-fe.h>

#include <atomic>
#include <clocale>

namespace countertop {

namespace {

/// libpq reports only in words why it could not connect. This switches its messages to English on
/// this thread, whatever the system's language is.
class EnglishMessages {
public:
    EnglishMessages()
        : m_english(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(::uselocale(nullptr)))),
          m_before(::uselocale(m_english)) {}
    ~EnglishMessages() {
        ::uselocale(m_before);
        ::freelocale(m_english);
    }
    Q_DISABLE_COPY_MOVE(EnglishMessages)

private:
    locale_t m_english;
    locale_t m_before;
};

/// Releases a lock that acquire() took.
struct Release {
    WriteLock& lock;
    ~Release() { lock.release(); }
};

/// The socket of an open connection to PostgreSQL; -1 when the driver does not expose it.
int socketOf(const QSqlDatabase& database) {
    PGconn* const server = serverOf(database);
    return server ? PQsocket(server) : -1;
}

QString nextConnectionName() {
    static std::atomic<int> count{0};
    return QStringLiteral("countertop-%1").arg(++count);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseUrl& url, Role role, Files files) {
    std::unique_ptr<Database> database(new Database(url, role, files));
    if (auto connected = database->connect(); !connected) return fail(connected.error());
    return database;
}

Database::Database(DatabaseUrl url, Role role, Files files)
    : m_url(std::move(url)), m_role(role), m_connectionName(nextConnectionName()), m_files(files) {}

Database::~Database() { disconnect(); }

QSqlDatabase Database::connection() const {
    return QSqlDatabase::database(m_connectionName, false);
}

Result<void> Database::connect() {
    m_link = Link::Closed;
    const bool isSqlite = m_url.dialect == Dialect::Sqlite;
    const QString driver = isSqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL");
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return fail(ErrorCode::Storage,
                    QStringLiteral("This build cannot use %1: its driver is not installed")
                        .arg(isSqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL")),
                    QStringLiteral("driver_missing"));
    }
    QSqlDatabase::addDatabase(driver, m_connectionName);
    auto ready = isSqlite ? configureSqlite() : configurePostgresql();
    // A reconnect must find the same shop, not create a new one.
    if (ready) m_files = Files::MustExist;
    m_link = ready ? Link::Open : Link::Closed;
    return ready;
}

Result<void> Database::openFile(const QString& name, const QString& options) {
    QSqlDatabase database = connection();
    database.setDatabaseName(name);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000") + options);
    if (!database.open()) return fail(errorFrom(database.lastError()));
    if (!isDriversSqlite(database)) {
        return fail(ErrorCode::Storage,
                    QStringLiteral("This build cannot use SQLite: its driver has another version"),
                    QStringLiteral("driver_missing"));
    }
    return {};
}

Result<void> Database::openReadOnly(const SqliteAccess& access) {
    const QString options = QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    if (auto opened = openFile(access.name, options); !opened) return opened;
    if (isWithoutTables() || access.name == access.alone) return {};
    connection().close();
    return openFile(access.alone, options);
}

Result<void> Database::configureSqlite() {
    if (m_files == Files::MayBeMade) {
        if (auto made = makeSqliteFile(m_url.path); !made) return made;
    }
    // SQLite keeps its log beside the file itself, whatever link led to it. The locks must be there
    // too: programs that open the shop by different names would not see each other's.
    const QString canonical = QFileInfo(m_url.path).canonicalFilePath();
    if (!canonical.isEmpty()) m_url.path = canonical;
    const auto access = sqliteAccess(m_url.path, m_files == Files::MayBeMade);
    if (!access) return fail(access.error());
    m_readOnly = access->readOnly;
    m_hasUnreadLog = access->hasUnreadLog;
    if (m_readOnly) return openReadOnly(*access);
    if (auto made = m_writeLock.open(m_url.path); !made) return made;
    // Opening may have to recover a write-ahead log; no other process may write meanwhile.
    if (!m_writeLock.acquire(m_busyTimeoutMs)) return fail(fileHeld(m_url.path));
    const Release release{m_writeLock};
    if (auto opened = openFile(m_url.path, {}); !opened) return opened;
    const auto isNew = isWithoutTables();
    if (!isNew) return fail(isNew.error());
    if (*isNew && m_files == Files::MayBeMade) {
        if (auto done = switchToWriteAheadLog(); !done) return done;
    }
    // Without recursive triggers INSERT OR REPLACE deletes an event without firing the trigger that
    // refuses it. A trigger on each insert would make the events of a sale half as expensive again.
    for (const char* statement :
         {"PRAGMA synchronous=FULL", "PRAGMA temp_store=MEMORY", "PRAGMA recursive_triggers=ON"}) {
        if (auto done = runHere(QLatin1StringView(statement)); !done) return done;
    }
    switch (m_role) {
        case Role::Writer:
            return {};
        case Role::Worker:
            // A writer checkpoints four times as often, so that this only happens in a process
            // without one, whose log would grow without limit.
            return runHere(QStringLiteral("PRAGMA wal_autocheckpoint=4000"));
        case Role::Reader:
            return runHere(QStringLiteral("PRAGMA query_only=ON"));
    }
    Q_UNREACHABLE();
}

Result<bool> Database::isWithoutTables() {
    QSqlQuery tables(connection());
    if (!tables.exec(QStringLiteral("SELECT count(*) FROM sqlite_master")) || !tables.next()) {
        return fail(errorFrom(tables.lastError()));
    }
    return tables.value(0).toInt() == 0;
}

Result<void> Database::useWriteAheadLog() {
    if (m_url.dialect == Dialect::Postgresql || m_readOnly) return {};
    if (!m_writeLock.acquire(m_busyTimeoutMs)) return fail(fileHeld(m_url.path));
    const Release release{m_writeLock};
    return switchToWriteAheadLog();
}

Result<void> Database::switchToWriteAheadLog() {
    QSqlQuery journal(connection());
    if (!journal.exec(QStringLiteral("PRAGMA journal_mode=WAL")) || !journal.next()) {
        return fail(errorFrom(journal.lastError()));
    }
    // Where WAL is not available, on a network drive for example, SQLite keeps the current journal
    // mode and reports it.
    const QString mode = journal.value(0).toString();
    if (mode == u"wal") return {};
    return fail(ErrorCode::Storage,
                QStringLiteral("The drive of '%1' cannot keep a shop safe; it may be a network "
                               "drive. Keep the shop's file on a disk of this computer, or use a "
                               "PostgreSQL server to share a shop between computers")
                    .arg(m_url.path),
                QStringLiteral("no_write_ahead_log"),
                {{QStringLiteral("path"), m_url.path}, {QStringLiteral("journal_mode"), mode}});
}

Result<void> Database::configurePostgresql() {
    QSqlDatabase database = connection();
    database.setHostName(m_url.host);
    database.setPort(m_url.port);
    database.setDatabaseName(m_url.name);
    database.setUserName(m_url.user);
    database.setPassword(m_url.password);
    // TCP itself detects a peer that vanished silently, within half a minute. Options of the
    // address come last and override these.
    database.setConnectOptions(
        QStringLiteral("connect_timeout=5;application_name=countertop;keepalives_idle=15;"
                       "keepalives_interval=5;keepalives_count=3;tcp_user_timeout=20000") +
        toConnectOptions(m_url.options));
    {
        const EnglishMessages english;
        if (!database.open()) return fail(serverUnreachable(m_url, database.lastError()));
    }
    m_cut->remember(socketOf(database));
    if (auto own = refuseSharedSessions(database, m_url); !own) return own;
    // A hung server or a lost peer must end in an error; otherwise the till would wait for ever.
    for (const char* statement :
         {"SET client_min_messages = warning", "SET statement_timeout = '120s'",
          "SET lock_timeout = '10s'", "SET TIME ZONE 'UTC'"}) {
        if (auto done = runHere(QLatin1StringView(statement)); !done) return done;
    }
    if (m_role == Role::Reader) {
        return runHere(QStringLiteral("SET default_transaction_read_only = on"));
    }
    return {};
}

void Database::disconnect() {
    for (const auto& [sql, statement] : m_statements) statement->unprepare();
    m_functions.forget();
    m_transactionDepth = 0;
    m_cut->forget();
    // The last connection runs a checkpoint on closing, which needs the lock like every checkpoint.
    const bool locked = m_url.dialect == Dialect::Sqlite && connection().isOpen() &&
                        m_writeLock.isOpen() && m_writeLock.acquire(m_busyTimeoutMs).has_value();
    connection().close();
    if (locked) m_writeLock.release();
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<void> Database::ensureConnected() {
    if (isHeld()) return {};
    if (m_link == Link::Open &&
        (m_url.dialect == Dialect::Sqlite || ServerFunctions::areInstalled(connection()))) {
        return {};
    }
    disconnect();
    return connect();
}

Result<Query*> Database::query(const QString& sql) {
    if (auto ready = ensureConnected(); !ready) return fail(ready.error());
    Query& statement = statementOf(sql);
    if (statement.isPrepared()) return &statement;
    if (auto prepared = statement.prepare(sql); !prepared) return fail(prepared.error());
    return &statement;
}

Query& Database::statementOf(const QString& sql) {
    const auto place = m_statementsByPlace.find(sql.constData());
    if (place != m_statementsByPlace.end()) return *place->second;
    const auto known = m_statements.find(sql);
    if (known != m_statements.end()) return *known->second;
    const auto added = m_statements.emplace(sql, std::make_unique<Query>(*this)).first;
    // The key shares the text's data, so no other text can be stored at that address.
    m_statementsByPlace.emplace(added->first.constData(), added->second.get());
    return *added->second;
}

Result<void> Database::run(const QString& sql) {
    if (auto ready = ensureConnected(); !ready) return ready;
    return runHere(sql);
}

Result<void> Database::runFirst(const QString& sql) {
    auto done = run(sql);
    if (done || m_link != Link::Lost || isHeld()) return done;
    return run(sql);
}

Result<void> Database::runHere(const QString& sql) {
    QSqlQuery statement(connection());
    statement.setForwardOnly(true);
    if (!statement.exec(sql)) return fail(errorFrom(statement.lastError()));
    return {};
}

Result<QByteArray> Database::callFunction(const QByteArray& function, const QByteArray& argument) {
    if (auto ready = ensureConnected(); !ready) return fail(ready.error());
    ServerFunctions::Answer answer = m_functions.call(connection(), function, argument);
    if (!answer.error.isValid()) return std::move(answer.text);
    Error error = errorFrom(answer);
    error.outcomeUnknown = answer.wasSent && isLost();
    return fail(std::move(error));
}

Result<QByteArray> Database::callInSavepoint(const QByteArray& function,
                                             const QByteArray& argument) {
    ServerFunctions::Answer answer = m_functions.callInSavepoint(connection(), function, argument);
    if (answer.error.isValid()) return fail(errorFrom(answer));
    return std::move(answer.text);
}

Result<void> Database::copy(const QByteArray& sql, const QByteArray& lines) {
    if (auto ready = ensureConnected(); !ready) return ready;
    const QSqlError error = ServerFunctions::copy(connection(), sql, lines);
    if (error.isValid()) return fail(errorFrom(error));
    return {};
}

Error Database::lostError() const {
    return postgresqlError(m_url, {{}, {}, QSqlError::ConnectionError});
}

Error Database::errorFrom(const ServerFunctions::Answer& refusal) {
    Error error = errorFrom(refusal.error);
    if (!refusal.detail.isEmpty()) {
        error.facts.insert(kServerDetail, QString::fromUtf8(refusal.detail));
    }
    if (!refusal.constraint.isEmpty()) {
        error.facts.insert(kServerConstraint, QString::fromUtf8(refusal.constraint));
    }
    return error;
}

Error Database::errorFrom(const QSqlError& error) {
    if (m_url.dialect == Dialect::Sqlite) {
        const Error mapped = sqliteError(m_url, error);
        return m_readOnly && mapped.reason == u"read_only" ? *m_readOnly : mapped;
    }
    Error mapped = postgresqlError(m_url, error);
    if (mapped.code == ErrorCode::Network) m_link = Link::Lost;
    return mapped;
}

}  // namespace countertop
