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

/// For statements without values.
inline void noValues(Query&) {}

/// One connection to one shop, with its prepared statements. Belongs to the thread that opened it.
///
/// SQLite: WAL and synchronous=FULL (a file with tables keeps its journal until
/// useWriteAheadLog(), because it may not be a shop's); every write transaction holds the
/// WriteLock; of a process's connections only the Writer checkpoints (a bug of SQLite before 3.51.3
/// needs two connections that write and checkpoint at the same instant). PostgreSQL: autocommit for
/// single statements.
///
/// A lost server is this class's own business: outside of transactions, holds and readers every
/// call here first replaces a connection that turned out dead, and prepares again what is asked
/// for. A read whose connection ends before its first row is asked once more. A write is not: its
/// caller learns of it, and with outcomeUnknown when it may have been committed.
class Database {
public:
    enum class Role {
        Writer,  ///< commands; checkpoints
        Worker,  ///< outbox and maintenance; writes, never checkpoints
        Reader,  ///< the window's reads; cannot write
    };

    /// What a SQLite shop that is not there means: its file is only made where one was asked for.
    enum class Files { MustExist, MayBeMade };

    /// NETWORK when a server cannot be reached or refuses the password, STORAGE when a file or its
    /// folder cannot be used, DAMAGED when a file is no database, NOT_FOUND when there is no file.
    /// A file, folder or lock that cannot be written to leaves a connection that only reads.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseUrl& url, Role role,
                                                                Files files = Files::MustExist);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// While one lives, the connection is not replaced: a lock, a snapshot or rows would be lost
    /// with it. Every call fails with NETWORK then.
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

    /// The statement of this text, prepared once for each connection; it lives as long as this.
    /// `sql` should be a constant.
    [[nodiscard]] Result<Query*> query(const QString& sql);
    /// Runs a statement with the values that `bind` gives its Query; how many rows it changed.
    template <class Bind>
    [[nodiscard]] Result<qint64> execute(const QString& sql, const Bind& bind) {
        auto statement = query(sql);
        if (!statement) return fail(statement.error());
        bind(**statement);
        if (auto done = (*statement)->execute(); !done) return fail(done.error());
        return (*statement)->affectedRows();
    }
    /// As Query::readRow() and Query::readRows(), with the values that `bind` gives.
    template <class Bind, class Read>
    [[nodiscard]] Result<bool> readRow(const QString& sql, const Bind& bind, const Read& read) {
        return askAgainWhenLost([&](bool& hasBegun) -> Result<bool> {
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
        return askAgainWhenLost([&](bool& hasBegun) -> Result<void> {
            auto statement = query(sql);
            if (!statement) return fail(statement.error());
            bind(**statement);
            return (*statement)->readRows([&](Query& row) {
                hasBegun = true;
                return read(row);
            });
        });
    }
    /// Makes a new connection when the old one ended, as every call does that asks something.
    Result<void> reconnect() { return ensureConnected(); }
    /// Runs a statement that has no values and no result.
    Result<void> run(const QString& sql);
    /// The same for the first statement of a transaction: once more on a new connection when this
    /// one turned out dead, for nothing was asked of it yet.
    Result<void> runFirst(const QString& sql);
    /// PostgreSQL: the text that a function of ours gives for a text, in one round trip.
    [[nodiscard]] Result<QByteArray> callFunction(const QByteArray& function,
                                                  const QByteArray& argument);
    /// The same inside an open transaction, which a failed call leaves as it was.
    [[nodiscard]] Result<QByteArray> callInSavepoint(const QByteArray& function,
                                                     const QByteArray& argument);

    /// PostgreSQL: a COPY … FROM STDIN of ours with lines in its text format.
    Result<void> copy(const QByteArray& sql, const QByteArray& lines);

    /// SQLite: switches the file to WAL, which changes its first bytes; call it once it is known to
    /// be a shop's. Nothing to do on PostgreSQL.
    Result<void> useWriteAheadLog();

    /// Maps a driver's error to ours and notes a lost connection.
    [[nodiscard]] Error errorFrom(const QSqlError& error);
    /// NETWORK: the connection ended.
    [[nodiscard]] Error lostError() const;
    /// Whether the connection ended; the next call outside of transactions makes a new one.
    [[nodiscard]] bool isLost() const { return m_link != Link::Open; }
    [[nodiscard]] bool isInTransaction() const { return m_transactionDepth > 0; }
    /// SQLite: why nothing can be written, where the file, its folder or its lock does not let us.
    [[nodiscard]] const std::optional<Error>& readOnly() const { return m_readOnly; }
    /// SQLite: changes in a write-ahead log may be missing from what a read-only shop shows.
    [[nodiscard]] bool hasUnreadLog() const { return m_hasUnreadLog; }

    /// Ends the connection to the server from another thread; stays the same over new connections.
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
    /// SQLite only, as the next one; STORAGE `no_write_ahead_log` where the drive cannot have it.
    Result<void> switchToWriteAheadLog();
    [[nodiscard]] Result<bool> isWithoutTables();
    Result<void> configurePostgresql();
    void disconnect();

    /// The same for a call of a function, with the fields of its refusal as facts.
    [[nodiscard]] Error errorFrom(const ServerFunctions::Answer& refusal);
    [[nodiscard]] Query& statementOf(const QString& sql);
    /// As run(), on the connection there is.
    Result<void> runHere(const QString& sql);

    /// Whether a new connection would take something away from somebody.
    [[nodiscard]] bool isHeld() const { return m_transactionDepth > 0 || m_holds > 0; }
    /// Replaces a dead connection, unless it is held.
    Result<void> ensureConnected();
    /// Runs a question, and once more when its connection turned out dead before the first row.
    template <class Ask>
    auto askAgainWhenLost(const Ask& ask) {
        bool hasBegun = false;
        auto answer = ask(hasBegun);
        // A server that cannot be reached was tried just now.
        if (answer || hasBegun || m_link != Link::Lost || isHeld()) return answer;
        return ask(hasBegun);
    }

    DatabaseUrl m_url;
    Role m_role;
    QString m_connectionName;
    std::unordered_map<QString, std::unique_ptr<Query>> m_statements;
    /// The same by where the text lies: a constant is found without reading it.
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
