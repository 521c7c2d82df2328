// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"

#include "models/store/connection/FileHolder.h"

namespace countertop {

namespace {

QString savepoint(const char* statement, int depth) {
    return QStringLiteral("%1 level_%2").arg(QLatin1StringView(statement)).arg(depth);
}

/// Transaction control is prepared once on SQLite; PostgreSQL cannot prepare these statements.
Result<void> runControl(Database& database, const QString& sql) {
    if (database.dialect() == Dialect::Postgresql) return database.run(sql);
    auto query = database.query(sql);
    if (!query) return fail(query.error());
    return (*query)->execute();
}

}  // namespace

Transaction::~Transaction() { rollback(); }

Result<void> Transaction::begin() {
    const int depth = m_database.m_transactionDepth + 1;
    if (depth > 1 && m_nested == Nested::Joined) return {};
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    if (depth == 1 && isSqlite) {
        if (m_database.readOnly()) return fail(*m_database.readOnly());
        if (auto held = m_database.m_writeLock.acquire(m_database.m_busyTimeoutMs); !held) {
            return fail(fileHeld(m_database.url().path));
        }
    }
    const QString statement = depth > 1  ? savepoint("SAVEPOINT", depth)
                              : isSqlite ? QStringLiteral("BEGIN IMMEDIATE")
                                         : QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED");
    auto begun = depth == 1 && !isSqlite ? m_database.runFirst(statement)
                                         : runControl(m_database, statement);
    if (!begun) {
        if (depth == 1 && isSqlite) m_database.m_writeLock.release();
        return begun;
    }
    m_depth = depth;
    m_database.m_transactionDepth = depth;
    return {};
}

Result<void> Transaction::commit() {
    if (m_depth == 0 && m_nested == Nested::Joined) return {};
    const bool outermost = isOutermost();
    if (m_database.isLost()) {
        // The transaction was lost with its connection before its commit was sent.
        rollback();
        return fail(m_database.lostError());
    }
    auto done = runControl(
        m_database, outermost ? QStringLiteral("COMMIT") : savepoint("RELEASE SAVEPOINT", m_depth));
    if (done) {
        end();
        return {};
    }
    Error error = done.error();
    error.outcomeUnknown = outermost && m_database.isLost();
    rollback();
    return fail(std::move(error));
}

void Transaction::rollback() {
    if (m_depth == 0) return;
    if (!m_database.isLost()) {
        // After a failed rollback there is nothing to do: the server or the next open rolls back.
        if (isOutermost()) {
            const auto ignored = runControl(m_database, QStringLiteral("ROLLBACK"));
            Q_UNUSED(ignored)
        } else {
            const auto back = runControl(m_database, savepoint("ROLLBACK TO SAVEPOINT", m_depth));
            const auto released = runControl(m_database, savepoint("RELEASE SAVEPOINT", m_depth));
            Q_UNUSED(back)
            Q_UNUSED(released)
        }
    }
    end();
}

void Transaction::end() {
    const bool outermost = isOutermost();
    m_database.m_transactionDepth = m_depth - 1;
    m_depth = 0;
    if (outermost && m_database.dialect() == Dialect::Sqlite) m_database.m_writeLock.release();
}

}  // namespace countertop
