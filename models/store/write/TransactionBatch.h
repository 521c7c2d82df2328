// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/WriteBatch.h"
#include "models/store/connection/Transaction.h"

#include <memory>
#include <vector>

namespace countertop {

/// Implements batches as nested transactions of one database. Lives on the database's thread.
class TransactionBatch final : public WriteBatch {
public:
    explicit TransactionBatch(Database& database) : m_database(database) {}
    ~TransactionBatch() override;
    Q_DISABLE_COPY_MOVE(TransactionBatch)

    Result<void> begin() override;
    Result<void> commit() override;
    void rollback() override;

private:
    Database& m_database;
    std::vector<std::unique_ptr<Transaction>> m_open;
};

}  // namespace countertop
