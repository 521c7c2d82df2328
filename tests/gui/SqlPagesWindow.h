// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"
#include "tests/store/SampleShop.h"

namespace countertop {

/// Answers at once, from a database of this thread.
class DirectReadQueue final : public ReadQueue {
public:
    explicit DirectReadQueue(const ShopReads& reads) : m_reads(reads) {}
    void post(Job job, Failure /*failure*/) override { job(m_reads); }

private:
    ShopReads m_reads;
};

/// What the window below reads and writes: it has to be there before it.
struct SqlPagesShop {
    SampleShop sample{Dialect::Sqlite};
    DirectReadQueue queue{sample.reads().all()};
};

/// The window over a shop on SQLite. Commands are carried out before the next key is read.
class SqlPagesWindow final : private SqlPagesShop, public PagesWindow {
public:
    SqlPagesWindow();

    /// Prices, stock, payments, orders and events in one line.
    [[nodiscard]] QString shopNow() override;
    [[nodiscard]] bool isFull() const override { return false; }

protected:
    void carryOut(Page* page, const Intent& intent, const Command& command) override;
};

}  // namespace countertop
