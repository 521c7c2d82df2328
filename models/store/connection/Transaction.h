// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// One transaction, rolled back unless committed. Nested inside another one it is a savepoint, so
/// that several writes can share one durable commit and one of them can fail alone.
class Transaction {
public:
    enum class Nested {
        Savepoint,
        Joined  ///< nothing of its own: whoever began the outer one gives it up when this one fails
    };

    explicit Transaction(Database& database, Nested nested = Nested::Savepoint)
        : m_database(database), m_nested(nested) {}
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// SQLite: takes the write lock and runs BEGIN IMMEDIATE. TIMEOUT when others hold the lock too
    /// long.
    Result<void> begin();
    /// NETWORK with outcomeUnknown when the reply to the outermost commit was lost.
    Result<void> commit();
    void rollback();

private:
    [[nodiscard]] bool isOutermost() const { return m_depth == 1; }
    void end();

    Database& m_database;
    Nested m_nested;
    int m_depth = 0;  ///< 0: not begun, or joined
};

/// Runs one statement in its own transaction, or inside an open one; returns how many rows it
/// changed.
template <class Bind>
[[nodiscard]] Result<qint64> runInTransaction(Database& database, const QString& sql,
                                              const Bind& bind) {
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    auto changed = database.execute(sql, bind);
    if (!changed) return changed;
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return changed;
}

}  // namespace countertop
