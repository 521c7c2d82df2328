// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/domain/OrderLine.h"
#include "models/domain/OrderStatus.h"

#include <QList>

#include <optional>
#include <variant>

namespace countertop {

/// The events of an order, in the past tense. Days are the shop's business days ("2026-11-21");
/// all amounts are minor units of `currency`, the order's. It is empty in events of older versions,
/// where the order's OrderCreated alone names it.
struct OrderCreated {
    OrderKind kind = OrderKind::Sale;
    CustomerId customerId;  ///< empty for a walk-in customer
    QString customerName;
    QString currency;
    QString till;
    Timestamp createdAt = 0;
    QString day;
    bool operator==(const OrderCreated&) const = default;
};
struct LineAdded {
    OrderLine line;
    QString currency = {};
    bool operator==(const LineAdded&) const = default;
};
struct LineQuantityChanged {
    int lineNumber = 0;
    qint64 quantity = 0;
    bool operator==(const LineQuantityChanged&) const = default;
};
struct LineRemoved {
    int lineNumber = 0;
    bool operator==(const LineRemoved&) const = default;
};
/// Freezes number, prices and tax. `number` is empty until the commit has taken it from the till's
/// counter.
struct OrderPlaced {
    QString number;
    QList<OrderLine> lines;
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
    Timestamp placedAt = 0;
    QString day;
    PayBy payBy = PayBy::Counter;
    QString currency = {};
    bool operator==(const OrderPlaced&) const = default;
};
struct OrderConfirmed {
    bool automatic = false;
    bool operator==(const OrderConfirmed&) const = default;
};
struct PaymentCaptured {
    PaymentId paymentId;
    PaymentMethod method = PaymentMethod::Cash;
    qint64 amountMinor = 0;
    qint64 tenderedMinor = 0;  ///< cash handed over; equals amountMinor for other methods
    qint64 changeMinor = 0;    ///< tendered − amount
    QString day;
    QString currency = {};
    Timestamp capturedAt = 0;  ///< 0 in events of older versions
    bool operator==(const PaymentCaptured&) const = default;
};
struct ShippedLine {
    int lineNumber = 0;
    qint64 quantity = 0;
    bool operator==(const ShippedLine&) const = default;
};
struct OrderShipped {
    QList<ShippedLine> lines;
    QString tracking;
    bool handedOver = false;  ///< given to the customer at the counter
    bool operator==(const OrderShipped&) const = default;
};
struct OrderDelivered {
    bool operator==(const OrderDelivered&) const = default;
};
struct OrderCompleted {
    bool automatic = false;
    bool operator==(const OrderCompleted&) const = default;
};
struct OrderCancelled {
    QString reason;
    bool operator==(const OrderCancelled&) const = default;
};
struct PaymentRefunded {
    PaymentId paymentId;
    PaymentMethod method = PaymentMethod::Cash;
    qint64 amountMinor = 0;  ///< positive
    QString reason;
    QString day;
    /// How much less is owed since. Missing in events of older versions: see apply().
    std::optional<qint64> creditedMinor = {};
    QString currency = {};
    Timestamp refundedAt = 0;  ///< 0 in events of older versions
    bool operator==(const PaymentRefunded&) const = default;
};
/// A refund was requested of money a payment gateway took; PaymentRefunded follows when the gateway
/// has refunded it.
struct RefundRequested {
    PaymentId refundId;
    qint64 amountMinor = 0;  ///< positive
    QString reason;
    bool isReversal = false;  ///< reverses the payment: the amount owed stays
    QString currency = {};
    bool operator==(const RefundRequested&) const = default;
};
/// The refund failed at the gateway and is not requested again; another method may refund it.
struct RefundGivenUp {
    QString sagaId;          ///< of the saga that tried it
    qint64 amountMinor = 0;  ///< positive
    QString reason;
    QString currency = {};
    bool operator==(const RefundGivenUp&) const = default;
};
/// Money refunded on its own day without an order of ours behind it. Lines and total are negative;
/// `restock` returns the quantities to stock.
struct CreditNoteIssued {
    QString number;
    QList<OrderLine> lines;
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
    QString reason;
    bool restock = false;
    Timestamp placedAt = 0;
    QString day;
    QString currency = {};
    bool operator==(const CreditNoteIssued&) const = default;
};

/// A message to the customer was written; routes deliver it. Changes nothing of the order.
struct CustomerMessageRequested {
    CustomerMessageKind kind = CustomerMessageKind::Created;
    CustomerId customerId;
    QString language;   ///< of subject and text: "en"
    QString recipient;  ///< an e-mail address
    QString subject;
    QString text;
    Timestamp requestedAt = 0;
    bool operator==(const CustomerMessageRequested&) const = default;
};

using OrderEvent =
    std::variant<OrderCreated, LineAdded, LineQuantityChanged, LineRemoved, OrderPlaced,
                 OrderConfirmed, PaymentCaptured, OrderShipped, OrderDelivered, OrderCompleted,
                 OrderCancelled, PaymentRefunded, CreditNoteIssued, RefundRequested, RefundGivenUp,
                 CustomerMessageRequested>;
using OrderEvents = QList<OrderEvent>;

}  // namespace countertop
