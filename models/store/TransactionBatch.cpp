// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/TransactionBatch.h"

namespace countertop {

TransactionBatch::~TransactionBatch() {
    while (!m_open.empty()) m_open.pop_back();
}

Result<void> TransactionBatch::begin() {
    auto transaction = std::make_unique<Transaction>(m_database);
    if (auto begun = transaction->begin(); !begun) return begun;
    m_open.push_back(std::move(transaction));
    return {};
}

Result<void> TransactionBatch::commit() {
    // A command that met a lost server has reconnected by itself: the transaction is gone, and
    // with it everything of this batch that came before.
    if (!m_database.isInTransaction()) {
        rollback();
        Error error =
            makeError(ErrorCode::Network, QStringLiteral("The connection was lost in between"),
                      QStringLiteral("server_lost"));
        error.transient = true;
        return fail(std::move(error));
    }
    const std::unique_ptr<Transaction> transaction = std::move(m_open.back());
    m_open.pop_back();
    return transaction->commit();
}

void TransactionBatch::rollback() {
    if (!m_open.empty()) m_open.pop_back();
}

}  // namespace countertop
