// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// Where and when the events of one write happen.
struct ProjectionMoment {
    Timestamp at = 0;
    QString till;
};

/// What one order's new events change in the lists, the payments ledger, the stock and the day
/// counters.
struct OrderChanges {
    OrderRow row;
    QList<OrderLine> lines;
    bool linesChanged = false;  ///< the stored lines are to be replaced by `lines`
    QList<PaymentRow> payments;
    QList<OrderDayChange> orderDays;
    QList<PaymentDayChange> paymentDays;
    QList<StockChange> stock;  ///< at most one per SKU and reason
};

/// The fold from events to row changes. Pure. `version` is the stream's version after the events.
[[nodiscard]] OrderChanges projectOrder(const OrderId& orderId, const Order& before,
                                        const OrderEvents& events, qint64 version,
                                        const ProjectionMoment& moment);

/// The list row of a state.
[[nodiscard]] OrderRow orderRow(const OrderId& orderId, const Order& order, qint64 version,
                                Timestamp updatedAt);

/// What an order in this state counts for in its day's counters.
[[nodiscard]] OrderDayChange dayContribution(const Order& order);

}  // namespace countertop
