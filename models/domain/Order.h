// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderEvents.h"

namespace countertop {

/// One payment method used for an order, and the amount not refunded yet; never negative.
struct PaidMethod {
    PaymentMethod method = PaymentMethod::Cash;
    qint64 heldMinor = 0;
    bool operator==(const PaidMethod&) const = default;
};

/// An order's state, folded from its events. Change it only through apply().
struct Order {
    Lifecycle lifecycle = Lifecycle::None;
    OrderKind kind = OrderKind::Sale;
    QString number;
    CustomerId customerId;
    QString customerName;
    QString currency;
    QString till;
    QString day;             ///< business day of placing; of creation while a draft
    Timestamp placedAt = 0;  ///< time of creation while a draft
    QList<OrderLine> lines;
    int lastLineNumber = 0;
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
    qint64 capturedMinor = 0;
    qint64 refundedMinor = 0;
    qint64 creditedMinor = 0;          ///< reduces the total to the amount owed
    qint64 refundRequestedMinor = 0;   ///< requested from the gateway, not refunded yet
    bool isReversalRequested = false;  ///< the last request reverses a payment
    qint64 refundGivenUpMinor = 0;     ///< given up at the gateway; another method may refund it
    QList<PaidMethod> paidMethods;     ///< the last used is last; their sum is netMinor()
    PayBy payBy = PayBy::Counter;
    bool delivered = false;
    bool confirmedAutomatically = false;
    bool completedAutomatically = false;
    QString tracking;
    QString cancelReason;

    bool operator==(const Order&) const = default;

    [[nodiscard]] PaymentStatus paymentStatus() const;
    [[nodiscard]] FulfilmentStatus fulfilmentStatus() const;
    [[nodiscard]] StatusWord statusWord() const;
    [[nodiscard]] QuantitySummary quantities() const;
    /// The customer's money that the shop holds.
    [[nodiscard]] qint64 netMinor() const { return capturedMinor - refundedMinor; }
    /// The whole amount the customer has to pay.
    [[nodiscard]] qint64 owedMinor() const { return totalMinor - creditedMinor; }
    /// The amount still to be paid; never negative, and 0 once the order is cancelled.
    [[nodiscard]] qint64 outstandingMinor() const;
    /// The amount that can still be refunded.
    [[nodiscard]] qint64 refundableMinor() const { return netMinor(); }
    /// The part of it that was paid by that method.
    [[nodiscard]] qint64 heldMinor(PaymentMethod method) const;
    /// How much less is owed after a refund of this amount without goods. Refunding an overpayment
    /// credits nothing. The rest is credited when the order is paid in full, unless the refund
    /// reverses its payment. In any other order it only reverses payment.
    [[nodiscard]] qint64 creditOf(qint64 refundMinor, bool isReversal) const;
    [[nodiscard]] const OrderLine* line(int lineNumber) const;
};

/// Adds one event to the state. Never fails, because events are facts.
void apply(Order& order, const OrderEvent& event);
void apply(Order& order, const OrderEvents& events);

}  // namespace countertop
