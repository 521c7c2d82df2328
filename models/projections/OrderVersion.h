// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// One change that one event made to an order, as values; the view provides the words.
struct OrderDifference {
    enum class Kind {
        Created,          ///< `name`: the customer, empty for a walk-in customer
        LineAdded,        ///< `quantity` × `name`
        QuantityChanged,  ///< `name` from `previousQuantity` to `quantity`
        LineRemoved,      ///< `quantity` × `name`
        Placed,           ///< `name`: the number; `amountMinor`: the total
        Confirmed,        ///< `automatic` when not requested
        Paid,             ///< `amountMinor` by `method`; `changeMinor` is the cash change
        Shipped,          ///< `note`: the tracking number, may be empty
        HandedOver,
        LineShipped,  ///< `quantity` × `name`
        Delivered,
        Completed,        ///< `automatic` when not requested
        Cancelled,        ///< `note`: the reason
        Refunded,         ///< `amountMinor` by `method`; `note`: the reason, may be empty
        RefundRequested,  ///< `amountMinor` by the gateway; `note`: the reason, may be empty
        RefundGivenUp,    ///< `amountMinor` the gateway will not refund; `note`: why
        Credited,         ///< `name`: the number; `amountMinor` refunded; `note`: the reason
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

/// An order after one of its events, with the event's type, time, actor and till.
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

/// The changes the event makes to the order. Pure.
[[nodiscard]] QList<OrderDifference> differencesOf(const Order& before, const OrderEvent& event);

}  // namespace countertop
