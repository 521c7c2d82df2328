// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"

#include <QMap>

namespace countertop {

/// Orders in memory. Reads return the rows in list order, whatever sort is requested.
class FakeOrders : public OrderReads {
public:
    QList<OrderRow> rows;
    QString currency = QStringLiteral("GBP");
    QMap<QString, OrderDetails> details;  ///< by order id
    /// Events by order id, from version 1 on. Times and names are those of the timeline.
    QMap<QString, OrderEvents> histories;
    QStringList stuckOrders;       ///< ids that the stuck-orders filter matches
    QList<qint64> versionsAsked;   ///< versions passed to version()
    std::optional<Error> failure;  ///< returned by every list read while set

    Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                           const QString& after) override;
    Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit) override;
    Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                            const QString& after) override;
    Result<QList<OrderRow>> rowsOf(const OrderFilter& filter, const QList<OrderId>& ids) override;
    Result<OrderListSummary> summary(const OrderFilter& filter) override;
    Result<QList<StatusCount>> statusCounts() override;
    Result<QList<OrderRow>> newestOfSeries(const QString& prefix, int limit) override;
    Result<OrderDetails> order(const QString& idOrNumber) override;
    Result<OrderVersion> version(const OrderId& orderId, qint64 version) override;

private:
    [[nodiscard]] std::optional<qint64> movedOn(const OrderRow& row,
                                                const OrderFilter& filter) const;
    [[nodiscard]] QList<OrderRow> matching(const OrderFilter& filter) const;
};

}  // namespace countertop
