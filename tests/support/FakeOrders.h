// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"

#include <QMap>

namespace countertop {

/// Orders in memory: what the lists hold is what is read, in their order whatever the sort.
class FakeOrders : public OrderReads {
public:
    QList<OrderRow> rows;
    QString currency = QStringLiteral("GBP");
    QMap<QString, OrderDetails> details;  ///< by order id
    /// By order id: its events from version 1 on; times and names are those of the timeline.
    QMap<QString, OrderEvents> histories;
    QStringList stuckOrders;       ///< ids: what the filter of stuck orders finds
    QList<qint64> versionsAsked;   ///< what version() was asked for
    std::optional<Error> failure;  ///< the answer to every question about a list

    Result<OrderPage> page(const OrderFilter& filter, const OrderSort& sort, int limit,
                           const QString& after) override;
    Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit) override;
    Result<OrderIdPage> ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                            const QString& after) override;
    Result<QList<OrderRow>> rowsOf(const OrderFilter& filter, const QList<OrderId>& ids) override;
    Result<OrderListSummary> summary(const OrderFilter& filter) override;
    Result<QList<StatusCount>> statusCounts() override;
    Result<OrderDetails> order(const QString& idOrNumber) override;
    Result<OrderVersion> version(const OrderId& orderId, qint64 version) override;

private:
    [[nodiscard]] std::optional<qint64> movedOn(const OrderRow& row,
                                                const OrderFilter& filter) const;
    [[nodiscard]] QList<OrderRow> matching(const OrderFilter& filter) const;
};

}  // namespace countertop
