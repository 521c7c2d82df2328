// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/queries/OrderCursor.h"

namespace countertop {

/// The list of orders: pages by cursor, windows by row number, counts and sums. Lives on the
/// database's thread.
class OrderListQueries {
public:
    OrderListQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    /// Where pagesAreSeeks() says so, a page is one range of an index and costs the same wherever
    /// it lies; otherwise what matches is sorted for each.
    Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                           const QString& after);
    Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                            const QString& after);
    Result<QList<OrderRow>> rowsOf(const OrderFilter& filter, const QList<OrderId>& ids);
    /// By time and without customer or search, the day counters lead to the day of the first row,
    /// so that the cost does not grow with the row's number; otherwise rows before it are counted
    /// one by one.
    Result<QList<OrderRow>> window(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit);
    Result<OrderListSummary> summary(const OrderFilter& filter);
    /// Every status word, in the order of the enumeration, with 0 where there are none.
    Result<QList<StatusCount>> statusCounts();

private:
    /// A row's place: so many rows behind the start of a day.
    struct Place {
        QString day;  ///< empty: there is no such row
        qint64 offset = 0;
    };

    Result<QList<OrderPart>> partsBehind(const OrderFilter& filter, const OrderSort& sort,
                                         const QString& after);
    Result<Place> placeOf(const OrderFilter& filter, bool descending, qint64 row);
    Result<QList<OrderRow>> read(const OrderFilter& filter, Conditions conditions,
                                 const OrderSort& sort, qint64 offset, int limit);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
