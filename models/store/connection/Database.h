// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/connection/ConnectionCut.h"
#include "models/store/connection/DatabaseUrl.h"
#include "models/store/connection/Query.h"
#include "models/store/connection/ServerFunctions.h"
#include "models/store/connection/WriteLock.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <memory>
#include <optional>
#include <unordered_map>

namespace countertop {

struct SqliteAccess;

/// For statements without placeholders.
inline void noValues(Query&) {}

/// One connection to one shop, with its prepared statements. Belongs to the thread that opened it.
///
/// SQLite: WAL and synchronous=FULL (a file with tables keeps its journal mode until
/// useWriteAheadLog(), because it may not be a shop's); every write transaction holds the
/// WriteLock, and so does the checkpoint in its commit (a bug of SQLite before 3.51.3
/// needs two connections that write and checkpoint at the same instant). PostgreSQL:
/// autocommit for single statements.
///
/// This class alone handles a lost server: outside of transactions, holds and readers, every call
/// first replaces a dead connection and re-prepares the statements it needs. A read whose
/// connection ends before its first row is retried once. A write is not retried: its caller gets
/// the error, with outcomeUnknown when the write may have been committed.
class Database {
public:
    enum class Role {
        Writer,  ///< commands; checkpoints
        Worker,  ///< outbox and maintenance; checkpoints only where no Writer does
        Reader,  ///< the window's reads; cannot write
    };

    /// How to treat a missing SQLite file: it is only created on request.
    enum class Files { MustExist, MayBeMade };

    /// NETWORK when a server cannot be reached or refuses the password, STORAGE when a file or its
    /// folder cannot be used, DAMAGED when a file is not a database, NOT_FOUND when there is no
    /// file. If a file, folder or lock is not writable, the connection is read-only.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseUrl& url, Role role,
                                                                Files files = Files::MustExist);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// While a Hold exists the connection is not replaced, because a lock, a snapshot or rows would
    /// be lost with it. When the connection ends meanwhile, every call fails with NETWORK.
    class Hold {
    public:
        explicit Hold(Database& database) : m_database(database) { ++m_database.m_holds; }
        ~Hold() { --m_database.m_holds; }
        Q_DISABLE_COPY_MOVE(Hold)

    private:
        Database& m_database;
    };

    [[nodiscard]] Dialect dialect() const { return m_url.dialect; }
    [[nodiscard]] const DatabaseUrl& url() const { return m_url; }
    [[nodiscard]] QSqlDatabase connection() const;

    /// The prepared statement of this text; prepared once per connection, valid as long as this
    /// object. `sql` should be a constant.
    [[nodiscard]] Result<Query*> query(const QString& sql);
    /// Runs a statement with the values that `bind` binds to its Query; returns how many rows it
    /// changed.
    template <class Bind>
    [[nodiscard]] Result<qint64> execute(const QString& sql, const Bind& bind) {
        auto statement = query(sql);
        if (!statement) return fail(statement.error());
        bind(**statement);
        if (auto done = (*statement)->execute(); !done) return fail(done.error());
        return (*statement)->affectedRows();
    }
    /// Like Query::readRow() and Query::readRows(), with the values that `bind` binds.
    template <class Bind, class Read>
    [[nodiscard]] Result<bool> readRow(const QString& sql, const Bind& bind, const Read& read) {
        return retryIfLost([&](bool& hasBegun) -> Result<bool> {
            auto statement = query(sql);
            if (!statement) return fail(statement.error());
            bind(**statement);
            return (*statement)->readRow([&](Query& row) {
                hasBegun = true;
                return read(row);
            });
        });
    }
    template <class Bind, class Read>
    [[nodiscard]] Result<void> readRows(const QString& sql, const Bind& bind, const Read& read) {
        return retryIfLost([&](bool& hasBegun) -> Result<void> {
            auto statement = query(sql);
            if (!statement) return fail(statement.error());
            bind(**statement);
            return (*statement)->readRows([&](Query& row) {
                hasBegun = true;
                return read(row);
            });
        });
    }
    /// Reconnects if the connection ended, as every statement does.
    Result<void> reconnect() { return ensureConnected(); }
    /// Runs a statement without placeholders and result rows.
    Result<void> run(const QString& sql);
    /// Like run(), for the first statement of a transaction: retries it on a new connection when
    /// this one turns out dead, which is safe because nothing was executed yet.
    Result<void> runFirst(const QString& sql);
    /// PostgreSQL: calls one of our functions that take and return a text, in one round trip.
    [[nodiscard]] Result<QByteArray> callFunction(const QByteArray& function,
                                                  const QByteArray& argument);
    /// Like callFunction(), inside an open transaction, which survives a failed call.
    [[nodiscard]] Result<QByteArray> callInSavepoint(const QByteArray& function,
                                                     const QByteArray& argument);

    /// PostgreSQL: runs one of our COPY … FROM STDIN statements with lines in its text format.
    Result<void> copy(const QByteArray& sql, const QByteArray& lines);

    /// SQLite: switches the file to WAL, which changes its first bytes; call it once the file is
    /// known to be a shop. Does nothing on PostgreSQL.
    Result<void> useWriteAheadLog();

    /// Maps a driver's error to ours and marks the connection as lost if the error says so.
    [[nodiscard]] Error errorFrom(const QSqlError& error);
    /// NETWORK: the connection ended.
    [[nodiscard]] Error lostError() const;
    /// Whether the connection ended; the next call outside of transactions reconnects.
    [[nodiscard]] bool isLost() const { return m_link != Link::Open; }
    [[nodiscard]] bool isInTransaction() const { return m_transactionDepth > 0; }
    /// SQLite: why the shop is read-only, if the file, its folder or its lock is not writable.
    [[nodiscard]] const std::optional<Error>& readOnly() const { return m_readOnly; }
    /// SQLite: a read-only shop may miss changes that are only in the write-ahead log.
    [[nodiscard]] bool hasUnreadLog() const { return m_hasUnreadLog; }

    /// Ends the connection to the server from another thread; the object stays the same across
    /// reconnects.
    [[nodiscard]] std::shared_ptr<ConnectionCut> connectionCut() const { return m_cut; }

    /// How long a write may wait for other writers, in milliseconds.
    void setBusyTimeout(qint64 milliseconds) { m_busyTimeoutMs = milliseconds; }

private:
    friend class Query;
    friend class Transaction;

    enum class Link {
        Open,
        Lost,    ///< it was open
        Closed,  ///< it could not be made
    };

    Database(DatabaseUrl url, Role role, Files files);
    Result<void> connect();
    Result<void> configureSqlite();
    Result<void> openFile(const QString& name, const QString& options);
    Result<void> openReadOnly(const SqliteAccess& access);
    /// SQLite only, like isWithoutTables(); STORAGE `no_write_ahead_log` where the drive does not
    /// support it.
    Result<void> switchToWriteAheadLog();
    [[nodiscard]] Result<bool> isWithoutTables();
    Result<void> configurePostgresql();
    void disconnect();

    /// The error of a refused function call, with the fields of the refusal as facts.
    [[nodiscard]] Error errorFrom(const ServerFunctions::Answer& refusal);
    [[nodiscard]] Query& statementOf(const QString& sql);
    /// Like run(), without reconnecting.
    Result<void> runHere(const QString& sql);

    /// Whether a reconnect would lose a transaction or something that a Hold protects.
    [[nodiscard]] bool isHeld() const { return m_transactionDepth > 0 || m_holds > 0; }
    /// Replaces a dead connection unless it is held.
    Result<void> ensureConnected();
    /// Runs a read, and retries it once when the connection turns out dead before the first row.
    template <class Ask>
    auto retryIfLost(const Ask& ask) {
        bool hasBegun = false;
        auto answer = ask(hasBegun);
        // Do not retry when the reconnect itself just failed.
        if (answer || hasBegun || m_link != Link::Lost || isHeld()) return answer;
        return ask(hasBegun);
    }

    DatabaseUrl m_url;
    Role m_role;
    QString m_connectionName;
    std::unordered_map<QString, std::unique_ptr<Query>> m_statements;
    /// The same statements by the address of their text: finds a constant without hashing it.
    std::unordered_map<const QChar*, Query*> m_statementsByPlace;
    ServerFunctions m_functions;
    WriteLock m_writeLock;
    Files m_files;
    std::optional<Error> m_readOnly;
    bool m_hasUnreadLog = false;
    std::shared_ptr<ConnectionCut> m_cut = std::make_shared<ConnectionCut>();
    qint64 m_busyTimeoutMs = 9'000;
    int m_transactionDepth = 0;
    int m_holds = 0;
    Link m_link = Link::Closed;
};

}  // namespace countertop
