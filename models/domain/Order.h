// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderEvents.h"

namespace countertop {

/// One way in which an order was paid, and how much of it has not gone back yet; never negative.
struct PaidWay {
    PaymentMethod method = PaymentMethod::Cash;
    qint64 heldMinor = 0;
    bool operator==(const PaidWay&) const = default;
};

/// An order's state: the fold of its events. Change it only by apply().
struct Order {
    Lifecycle lifecycle = Lifecycle::None;
    OrderKind kind = OrderKind::Sale;
    QString number;
    CustomerId customerId;
    QString customerName;
    QString currency;
    QString till;
    QString day;             ///< business day of placing; of creation while a draft
    Timestamp placedAt = 0;  ///< creation while a draft
    QList<OrderLine> lines;
    int lastLineNumber = 0;
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
    qint64 capturedMinor = 0;
    qint64 refundedMinor = 0;
    qint64 creditedMinor = 0;          ///< by so much less than the total is owed
    qint64 refundRequestedMinor = 0;   ///< asked of the gateway, which has not given it back yet
    bool isReversalRequested = false;  ///< what was asked of it last is a payment taken back
    qint64 refundGivenUpMinor = 0;     ///< of the gateway's: it may go back in another way
    QList<PaidWay> ways;               ///< the one used last stands last; their sum is netMinor()
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
    /// What the shop has of the customer's money.
    [[nodiscard]] qint64 netMinor() const { return capturedMinor - refundedMinor; }
    /// What the customer has to pay in all.
    [[nodiscard]] qint64 owedMinor() const { return totalMinor - creditedMinor; }
    /// What is still to be paid; never negative, and nothing once the order is cancelled.
    [[nodiscard]] qint64 outstandingMinor() const;
    /// What could still be refunded.
    [[nodiscard]] qint64 refundableMinor() const { return netMinor(); }
    /// What of it was paid in that way.
    [[nodiscard]] qint64 heldMinor(PaymentMethod method) const;
    /// How much less is owed once so much is given back without goods. What was paid too much
    /// credits nothing. Of the rest an order paid in full is credited, unless its payment is taken
    /// back; of any other order the payment is taken back.
    [[nodiscard]] qint64 creditOf(qint64 refundMinor, bool isReversal) const;
    [[nodiscard]] const OrderLine* line(int lineNumber) const;
};

/// The state after one more event. Never fails: events are facts.
void apply(Order& order, const OrderEvent& event);
void apply(Order& order, const OrderEvents& events);

}  // namespace countertop
