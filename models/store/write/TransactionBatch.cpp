// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/TransactionBatch.h"

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
    const std::unique_ptr<Transaction> transaction = std::move(m_open.back());
    m_open.pop_back();
    return transaction->commit();
}

void TransactionBatch::rollback() {
    if (!m_open.empty()) m_open.pop_back();
}

}  // namespace countertop
