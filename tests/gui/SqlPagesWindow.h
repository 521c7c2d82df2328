// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"
#include "tests/store/SampleShop.h"

namespace countertop {

/// Answers reads at once, from a database on this thread.
class DirectReadQueue final : public ReadQueue {
public:
    explicit DirectReadQueue(const ShopReads& reads) : m_reads(reads) {}
    void post(Job job, Failure /*failure*/) override { job(m_reads); }

private:
    ShopReads m_reads;
};

/// The shop that the window below reads and writes; a base class, so that it is constructed first.
struct SqlPagesShop {
    SampleShop sample{Dialect::Sqlite};
    DirectReadQueue queue{sample.reads().all()};
};

/// The window on a SQLite shop. Commands are executed before the next key is processed.
class SqlPagesWindow final : private SqlPagesShop, public PagesWindow {
public:
    SqlPagesWindow();

    /// Returns prices, stock, payments, orders and events in one line.
    [[nodiscard]] QString shopNow() override;
    [[nodiscard]] bool isFull() const override { return false; }
    /// The shop's settings as stored.
    [[nodiscard]] ShopSettings settings();
    /// Runs a command that this window does not hear of.
    void runElsewhere(const Command& command) { sample.run(command); }

protected:
    void carryOut(Page* page, const Intent& intent, const Command& command) override;
};

}  // namespace countertop
