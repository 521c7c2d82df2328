// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderEvents.h"

namespace countertop {

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
    qint64 refundRequestedMinor = 0;  ///< asked of the gateway, which has not given it back yet
    PaymentMethod lastPaymentMethod = PaymentMethod::Cash;
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
    /// What is still to be paid; never negative.
    [[nodiscard]] qint64 outstandingMinor() const;
    /// What could still be refunded.
    [[nodiscard]] qint64 refundableMinor() const { return capturedMinor - refundedMinor; }
    [[nodiscard]] const OrderLine* line(int lineNumber) const;
};

/// The state after one more event. Never fails: events are facts.
void apply(Order& order, const OrderEvent& event);
void apply(Order& order, const OrderEvents& events);

}  // namespace countertop
