// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// One thing that one event changed about an order, as values; the words for it are the view's.
struct OrderDifference {
    enum class Kind {
        Created,          ///< `name`: the customer, empty for a walk-in
        LineAdded,        ///< `quantity` × `name`
        QuantityChanged,  ///< `name` from `previousQuantity` to `quantity`
        LineRemoved,      ///< `quantity` × `name`
        Placed,           ///< `name`: the number; `amountMinor`: the total
        Confirmed,        ///< `automatic` when no one asked for it
        Paid,             ///< `amountMinor` by `method`; `changeMinor` given back
        Shipped,          ///< `note`: the tracking number, may be empty
        HandedOver,
        LineShipped,  ///< `quantity` × `name`
        Delivered,
        Completed,        ///< `automatic` when no one asked for it
        Cancelled,        ///< `note`: the reason
        Refunded,         ///< `amountMinor` by `method`; `note`: the reason, may be empty
        RefundRequested,  ///< `amountMinor` of the gateway; `note`: the reason, may be empty
        RefundGivenUp,    ///< `amountMinor` that the gateway will not give back; `note`: why
        Credited,         ///< `name`: the number; `amountMinor` given back; `note`: the reason
        Status,           ///< the status word went from `statusBefore` to `statusAfter`
        Other             ///< `name`: the event's stored type
    };

    Kind kind = Kind::Other;
    QString name;
    QString note;
    qint64 quantity = 0;
    qint64 previousQuantity = 0;
    qint64 amountMinor = 0;
    qint64 changeMinor = 0;
    PaymentMethod method = PaymentMethod::Cash;
    bool automatic = false;
    StatusWord statusBefore = StatusWord::Draft;
    StatusWord statusAfter = StatusWord::Draft;

    bool operator==(const OrderDifference&) const = default;
};

/// An order as it was after one of its events, and what that event was: who, when and where.
struct OrderVersion {
    OrderRow row;
    QList<OrderLine> lines;
    qint64 version = 0;
    QString type;  ///< of the event, as stored
    Timestamp at = 0;
    QString actor;
    QString till;
    QList<OrderDifference> changes;
};

/// What the event changes about the order that it meets. Pure.
[[nodiscard]] QList<OrderDifference> differencesOf(const Order& before, const OrderEvent& event);

}  // namespace countertop
