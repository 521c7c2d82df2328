// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/Database.h"

namespace countertop {

/// One transaction, rolled back unless committed. Inside another one it is a savepoint, so that
/// several writes can share one durable commit and one of them can fail alone.
class Transaction {
public:
    explicit Transaction(Database& database) : m_database(database) {}
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// SQLite: takes the write lock and BEGIN IMMEDIATE. TIMEOUT when others hold it too long.
    Result<void> begin();
    /// NETWORK with outcomeUnknown when the answer to the outermost commit was lost.
    Result<void> commit();
    void rollback();

private:
    [[nodiscard]] bool isOutermost() const { return m_depth == 1; }
    void end();

    Database& m_database;
    int m_depth = 0;  ///< 0: not begun
};

}  // namespace countertop
