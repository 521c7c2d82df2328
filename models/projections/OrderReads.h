// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/OrderList.h"
#include "models/projections/OrderVersion.h"

namespace countertop {

/// Read access to orders. Every call runs queries and may take long: never call it from the GUI
/// thread. Errors are STORAGE, NETWORK or DAMAGED, INVALID_INPUT for an invalid request, and
/// NOT_FOUND for unknown objects.
class OrderReads {
public:
    virtual ~OrderReads() = default;

    virtual Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                                   const QString& after) = 0;
    /// Rows firstRow … firstRow + limit − 1 of the sorted list; cheap at any position.
    virtual Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                           qint64 firstRow, int limit) = 0;
    /// The ids of a list from a cursor on, at most `limit`; `next` continues after them. For sorts
    /// whose pages are not seeks: see OrderListReader.
    virtual Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                                    const QString& after) = 0;
    /// The rows of some orders in the order of their ids, with the money moved on the filter's
    /// days; skips orders that no longer exist. The filter excludes none.
    virtual Result<QList<OrderRow>> rowsOf(const OrderFilter& filter,
                                           const QList<OrderId>& ids) = 0;
    virtual Result<OrderListSummary> summary(const OrderFilter& filter) = 0;
    /// Every status word in the order of the enumeration, including those with 0 orders.
    virtual Result<QList<StatusCount>> statusCounts() = 0;
    /// The orders with the highest numbers of a series such as "W-", highest first.
    virtual Result<QList<OrderRow>> newestOfSeries(const QString& prefix, int limit) = 0;
    /// By id or by number, ignoring case.
    virtual Result<OrderDetails> order(const QString& idOrNumber) = 0;
    /// The order after its event with that number, counted from 1.
    virtual Result<OrderVersion> version(const OrderId& orderId, qint64 version) = 0;
};

}  // namespace countertop
