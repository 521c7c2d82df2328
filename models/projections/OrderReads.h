// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/OrderList.h"
#include "models/projections/OrderVersion.h"

namespace countertop {

/// What can be read of orders. Every call runs queries and may take long: never from the GUI
/// thread. Failures are STORAGE, NETWORK or DAMAGED, INVALID_INPUT for a question that makes no
/// sense; unknown things NOT_FOUND.
class OrderReads {
public:
    virtual ~OrderReads() = default;

    virtual Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                                   const QString& after) = 0;
    /// Rows firstRow … firstRow + limit − 1 of the sorted list; cheap wherever they lie.
    virtual Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                           qint64 firstRow, int limit) = 0;
    /// The ids of a list from a cursor on, at most `limit`; `next` goes on behind them. For sorts
    /// whose pages are no seeks: see OrderListReader.
    virtual Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                                    const QString& after) = 0;
    /// The rows of some orders in the order of their ids, with what moved on the filter's days of
    /// money; without those that are no longer there. The filter leaves none out.
    virtual Result<QList<OrderRow>> rowsOf(const OrderFilter& filter,
                                           const QList<OrderId>& ids) = 0;
    virtual Result<OrderListSummary> summary(const OrderFilter& filter) = 0;
    /// Every status word, in the order of the enumeration, with 0 where there are none.
    virtual Result<QList<StatusCount>> statusCounts() = 0;
    /// By id or by number, in any case.
    virtual Result<OrderDetails> order(const QString& idOrNumber) = 0;
    /// The order as its event of that number, from 1, left it.
    virtual Result<OrderVersion> version(const OrderId& orderId, qint64 version) = 0;
};

}  // namespace countertop
