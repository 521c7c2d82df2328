// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/domain/Order.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace countertop {

/// One order as shown in lists. Amounts in minor units; times are UTC milliseconds; `day` is the
/// shop's business day ("2026-11-21"), for a draft that of its creation.
struct OrderRow {
    OrderId orderId;
    QString number;
    qint64 version = 0;
    OrderKind kind = OrderKind::Sale;
    Lifecycle lifecycle = Lifecycle::Draft;
    PaymentStatus paymentStatus = PaymentStatus::Unpaid;
    FulfilmentStatus fulfilmentStatus = FulfilmentStatus::Unfulfilled;
    StatusWord status = StatusWord::Draft;
    CustomerId customerId;
    QString customerName;
    QString till;
    QString tracking;
    QString day;
    Timestamp placedAt = 0;  ///< time of creation for a draft
    Timestamp updatedAt = 0;
    qint64 itemCount = 0;
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
    qint64 capturedMinor = 0;
    qint64 refundedMinor = 0;
    qint64 creditedMinor = 0;  ///< reduces the total to the amount owed
    QString currency;
    /// Payments less refunds on the filter's days of money; nullopt when it has none.
    std::optional<qint64> netPaidMinor = {};

    /// The whole amount the customer has to pay: the total less credits.
    [[nodiscard]] qint64 owedMinor() const { return totalMinor - creditedMinor; }
    /// The customer's money that the shop holds.
    [[nodiscard]] qint64 netMinor() const { return capturedMinor - refundedMinor; }
    /// The amount still to be paid; never negative, and 0 once the order is cancelled.
    [[nodiscard]] qint64 dueMinor() const;
    bool operator==(const OrderRow&) const = default;
};

/// One movement of money: payments are positive, refunds negative.
struct PaymentRow {
    PaymentId paymentId;
    OrderId orderId;
    PaymentMethod method = PaymentMethod::Cash;
    qint64 amountMinor = 0;
    qint64 tenderedMinor = 0;
    qint64 changeMinor = 0;
    QString currency;
    QString day;
    QString till;
    Timestamp at = 0;
    QString reason;

    bool operator==(const PaymentRow&) const = default;
};

/// What one write adds to the counters of one (day, status, till, currency), the source of list
/// counts and of revenue by order day. May be negative.
struct OrderDayChange {
    QString day;
    StatusWord status = StatusWord::Pending;
    QString till;
    QString currency;
    qint64 orders = 0;
    qint64 items = 0;
    qint64 totalMinor = 0;
    qint64 refundedMinor = 0;
    qint64 creditedMinor = 0;

    bool operator==(const OrderDayChange&) const = default;
};

/// What one write adds to the counters of one (day, method, till, currency): net revenue by day of
/// payment.
struct PaymentDayChange {
    QString day;
    PaymentMethod method = PaymentMethod::Cash;
    QString till;
    QString currency;
    qint64 payments = 0;
    qint64 capturedMinor = 0;
    qint64 refundedMinor = 0;

    bool operator==(const PaymentDayChange&) const = default;
};

/// Why stock changed.
enum class MovementReason { Sale, Shipment, Release, Return, Receive, Count, Correction };
[[nodiscard]] QString toText(MovementReason reason);

/// One row of the stock movements ledger: available changes by onHandChange − reservedChange.
struct StockChange {
    QString sku;
    qint64 onHandChange = 0;
    qint64 reservedChange = 0;
    MovementReason reason = MovementReason::Sale;
    OrderId orderId;  ///< empty when not moved by an order
    QString note;

    bool operator==(const StockChange&) const = default;
};

/// One product with its stock. `version` counts the product's own events, not its stock.
struct ProductRow {
    QString sku;
    QString name;
    QStringList barcodes;
    QString currency;
    qint64 priceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent
    qint64 onHand = 0;
    qint64 reserved = 0;
    qint64 reorderLevel = 0;
    bool archived = false;
    qint64 version = 0;

    [[nodiscard]] qint64 available() const { return onHand - reserved; }
    bool operator==(const ProductRow&) const = default;
};

struct CustomerRow {
    CustomerId customerId;
    QString name;
    QString email;
    QString phone;
    QString address;
    QString note;
    qint64 version = 0;

    bool operator==(const CustomerRow&) const = default;
};

}  // namespace countertop
