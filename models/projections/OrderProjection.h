// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// Time and till of the events of one write.
struct ProjectionMoment {
    Timestamp at = 0;
    QString till;
};

/// The changes one order's new events make to lists, payments ledger, stock and day counters.
struct OrderChanges {
    OrderRow row;
    QList<OrderLine> lines;
    bool linesChanged = false;  ///< replace the stored lines with `lines`
    QList<PaymentRow> payments;
    QList<OrderDayChange> orderDays;
    QList<PaymentDayChange> paymentDays;
    QList<StockChange> stock;  ///< at most one per SKU and reason
};

/// Folds events into row changes. Pure. `version` is the stream's version after the events.
[[nodiscard]] OrderChanges projectOrder(const OrderId& orderId, const Order& before,
                                        const OrderEvents& events, qint64 version,
                                        const ProjectionMoment& moment);

/// The list row for a state.
[[nodiscard]] OrderRow orderRow(const OrderId& orderId, const Order& order, qint64 version,
                                Timestamp updatedAt);

/// What an order in this state contributes to its day's counters.
[[nodiscard]] OrderDayChange dayContribution(const Order& order);

}  // namespace countertop
