// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueReads.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// Revenue from the day counters: the cost grows with the number of days, not of orders. Periods
/// without a sale have no row; firstDay and lastDay span the whole calendar period. Lives on the
/// database's thread.
///
/// Ordered: totals of the orders of that day whose status word is paid or shipped; refundedMinor is
/// the amount refunded on these orders, on any day, and is not subtracted. Paid: captures minus
/// refunds made on that day; refundedMinor is the sum of those refunds and `orders` counts payment
/// movements.
class RevenueQueries final : public RevenueReads {
public:
    explicit RevenueQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<RevenueRow>> rows(const RevenueQuery& query) override;

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
