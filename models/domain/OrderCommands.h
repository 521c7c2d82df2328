// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/domain/OrderLine.h"
#include "models/domain/OrderStatus.h"

#include <QList>
#include <QString>

#include <optional>

namespace countertop {

/// A requested line: the product by SKU; the price is the catalogue's unless given.
struct LineRequest {
    QString sku;
    qint64 quantity = 0;
    std::optional<qint64> unitPriceMinor;
};

/// How a payment is made. tenderedMinor is the cash handed over, by default exactly the amount.
struct PaymentRequest {
    PaymentMethod method = PaymentMethod::Cash;
    std::optional<qint64> amountMinor;  ///< default: the whole outstanding amount
    std::optional<qint64> tenderedMinor;
};

/// Order commands of staff, importers and other programs, in the imperative. The caller creates an
/// orderId once per intent, so that a retry refers to the same order.
struct CreateOrder {  ///< a draft: no number, no stock
    OrderId orderId;
    CustomerId customerId;
    QList<LineRequest> lines;
};
struct AddLine {
    OrderId orderId;
    LineRequest line;
};
struct ChangeLineQuantity {
    OrderId orderId;
    int lineNumber = 0;
    qint64 quantity = 0;
};
struct RemoveLine {
    OrderId orderId;
    int lineNumber = 0;
};
struct SubmitOrder {  ///< draft → pending
    OrderId orderId;
    PayBy payBy = PayBy::Counter;
};
struct PlaceOrder {  ///< create and place in one command
    OrderId orderId;
    CustomerId customerId;
    QList<LineRequest> lines;
    bool confirm = false;  ///< at the till the order is confirmed at once
    PayBy payBy = PayBy::Counter;
};
struct SellAtTill {  ///< create, place, confirm, pay and hand over: one command, one transaction
    OrderId orderId;
    CustomerId customerId;
    QList<LineRequest> lines;
    PaymentRequest payment;
};
struct ConfirmOrder {
    OrderId orderId;
};
struct PayOrder {
    OrderId orderId;
    PaymentRequest payment;
};
struct ShipOrder {  ///< ships everything not shipped yet
    OrderId orderId;
    QString tracking;
};
struct DeliverOrder {
    OrderId orderId;
};
struct CompleteOrder {
    OrderId orderId;
};
struct CancelOrder {
    OrderId orderId;
    QString reason;
};
struct RefundOrder {
    OrderId orderId;
    std::optional<qint64> amountMinor;  ///< default: everything that can be refunded
    QString reason;
    /// The gateway has already refunded it; only set by its saga. False requests the refund.
    bool refundedByGateway = false;
    /// Refund by this method only. Default: the methods it was paid by, the last one first.
    std::optional<PaymentMethod> method = {};
    bool isReversal = false;  ///< reverses the payment: the amount owed stays
};
/// Allows another method, as the gateway will not refund this. Sent when its saga is given up.
struct GiveUpRefund {
    OrderId orderId;
    QString sagaId;
    qint64 amountMinor = 0;
    QString reason;
};
/// Writes a message to the order's customer, by the shop's wording. Changes nothing when the
/// customer has no e-mail address or the shop does not send this kind.
struct RequestCustomerMessage {
    OrderId orderId;
    CustomerMessageKind kind = CustomerMessageKind::Created;
};
/// A past sale or credit note with its own number, day and exactly rounded totals. A sale becomes
/// paid and shipped; a credit note is refunded on its day.
struct RecordHistoricOrder {
    OrderId orderId;
    OrderKind kind = OrderKind::Sale;
    QString number;
    CustomerId customerId;
    QString customerName;
    QList<OrderLine> lines;  ///< complete, totals included
    Timestamp placedAt = 0;
    QString reason;
    bool restock = false;  ///< credit notes: the goods came back
};

}  // namespace countertop
