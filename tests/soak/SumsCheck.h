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

/// Compares what one span of days sums up to wherever the shop says it: the chart's bars, the
/// footer of the list, the orders behind single bars, the list's CSV file and `countertop-cli
/// revenue`.
class SumsCheck {
public:
    SumsCheck(const ShopReads& reads, const QString& databaseUrl, quint32 seed);

    /// Refunds, payments taken back and cancellations of orders on later days, so that credits,
    /// reversals and drafts are in the shop. Refusals are left aside.
    static void giveMoneyBack(ShopSession& session, const QList<OrderId>& orders, FixedClock& clock,
                              quint32 seed);

    /// `count` random spans, periods and bases; the filter of each problem is part of its text.
    void run(int count, SoakReport& report, const SoakProgress& tell = {});

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
