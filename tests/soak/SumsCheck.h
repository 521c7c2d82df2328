// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderList.h"
#include "models/projections/RevenueRow.h"
#include "models/projections/ShopReads.h"
#include "tests/cli/CliProcess.h"
#include "tests/soak/SoakReport.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

namespace countertop {

/// Compares the totals of one span of days wherever the shop shows
/// them: the chart's bars, the footer of the list, the orders behind
/// single bars, the list's CSV file and `countertop-cli revenue`.
class SumsCheck {
public:
    SumsCheck(const ShopReads& reads, const QString& databaseUrl, quint32 seed);

    /// Refunds and cancels orders and reverses payments on later days, so that the shop contains
    /// credits, reversals and drafts. Ignores refusals.
    static void giveMoneyBack(ShopSession& session, const QList<OrderId>& orders, FixedClock& clock,
                              quint32 seed);

    /// Checks `count` random spans, periods and bases; the text of
    /// each problem includes its filter.
    void run(int count, SoakReport& report, const SoakProgress& progress = {});

private:
    [[nodiscard]] RevenueQuery someQuery();
    [[nodiscard]] QString problemOf(const RevenueQuery& query);
    [[nodiscard]] QString barProblem(const RevenueQuery& query, const RevenueRow& bar);
    [[nodiscard]] std::optional<OrderSum> csvSum(const OrderFilter& filter);
    [[nodiscard]] std::optional<qint64> cliSum(const RevenueQuery& query) const;

    ShopReads m_reads;
    CliProcess m_cli;
    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    QDate m_first;
    QDate m_last;
};

}  // namespace countertop
