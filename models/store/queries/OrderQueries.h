// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"
#include "models/store/queries/OrderCursor.h"

namespace countertop {

/// The orders: lists by cursor and by row number with their counts and sums, and one order with all
/// its details from one snapshot. Lives on the database's thread.
class OrderQueries final : public OrderReads {
public:
    explicit OrderQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    // OrderLists.cpp

    /// Where pagesAreSeeks() is true, a page is one range of an index and costs the same anywhere
    /// in the list; otherwise all matches are sorted for each page.
    Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                           const QString& after) override;
    /// Sorted by time and without customer or search, the day counters give the day of the first
    /// row, so that the cost does not grow with the row's number; otherwise the rows before it are
    /// counted one by one.
    Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit) override;
    Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                            const QString& after) override;
    Result<QList<OrderRow>> rowsOf(const OrderFilter& filter, const QList<OrderId>& ids) override;
    Result<OrderListSummary> summary(const OrderFilter& filter) override;
    Result<QList<StatusCount>> statusCounts() override;

    // OrderDetail.cpp
    Result<QList<OrderRow>> newestOfSeries(const QString& prefix, int limit) override;
    Result<OrderDetails> order(const QString& idOrNumber) override;
    Result<OrderVersion> version(const OrderId& orderId, qint64 version) override;

private:
    /// A row's place: an offset from the start of a day.
    struct Place {
        QString day;  ///< empty: there is no such row
        qint64 offset = 0;
    };

    Result<QList<OrderPart>> partsAfter(const OrderFilter& filter, const OrderSort& sort,
                                        const QString& after);
    Result<Place> placeOf(const OrderFilter& filter, bool descending, qint64 row);
    Result<QList<OrderRow>> read(const OrderFilter& filter, Conditions conditions,
                                 const OrderSort& sort, qint64 offset, int limit);
    Result<OrderRow> find(const QString& idOrNumber);
    Result<QList<TimelineEntry>> timeline(const OrderId& orderId);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
