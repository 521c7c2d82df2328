// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// Revenue from the day counters: the cost grows with days, never with orders. Periods without a
/// sale are no rows; firstDay and lastDay are the whole calendar period. Lives on the database's
/// thread.
///
/// Ordered: totals of the orders of that day whose status word is paid or shipped; refundedMinor
/// is what these orders were refunded, whenever that was, and is not subtracted. Paid: captures
/// minus refunds made on that day; refundedMinor are those refunds and `orders` counts movements
/// of money.
class RevenueQueries {
public:
    RevenueQueries(Database& database, qint64 storeId) : m_database(database), m_storeId(storeId) {}

    Result<QList<RevenueRow>> revenue(const RevenueQuery& query);

private:
    Database& m_database;
    qint64 m_storeId;
};

/// Adds up the rows of single days, which come in order, to rows of periods, at most `limit` (0:
/// all).
[[nodiscard]] QList<RevenueRow> summedByPeriod(const QList<RevenueRow>& days, RevenuePeriod by,
                                               int limit);

}  // namespace countertop
