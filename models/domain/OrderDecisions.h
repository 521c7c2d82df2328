// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/IdSource.h"
#include "models/domain/Customer.h"
#include "models/domain/CustomerMessage.h"
#include "models/domain/Order.h"
#include "models/domain/OrderCommands.h"

namespace countertop {

/// The moment of a decision: the instant, its business day in the shop, and the source of ids for
/// the objects it creates.
struct Moment {
    Timestamp at;
    QString day;
    IdSource& ids;

    [[nodiscard]] PaymentId newPayment() const { return PaymentId(ids.next()); }
};

/// Customer, currency and till of a new order.
struct OrderOpening {
    CustomerId customerId;
    QString customerName;
    QString currency;
    QString till;
};

/// A clerk's refund request; see RefundOrder.
struct RefundOptions {
    std::optional<qint64> amountMinor = {};
    QString reason = {};
    std::optional<PaymentMethod> method = {};
    bool isReversal = false;
};

/// The rules: from an order's state and a command to the resulting events, or INVALID_TRANSITION /
/// INVALID_INPUT with the reason. Pure: time and ids come from the Moment, and equal inputs give
/// equal events. Lines arrive with name, price and tax rate resolved from the catalogue, without
/// line numbers.
namespace decide {

[[nodiscard]] Result<OrderEvents> create(const Order& order, const OrderOpening& opening,
                                         const QList<OrderLine>& lines, const Moment& moment);
[[nodiscard]] Result<OrderEvents> addLine(const Order& order, const OrderLine& line);
[[nodiscard]] Result<OrderEvents> changeLineQuantity(const Order& order, int lineNumber,
                                                     qint64 quantity);
[[nodiscard]] Result<OrderEvents> removeLine(const Order& order, int lineNumber);
[[nodiscard]] Result<OrderEvents> submit(const Order& order, const Moment& moment,
                                         PayBy payBy = PayBy::Counter);
[[nodiscard]] Result<OrderEvents> place(const Order& order, const OrderOpening& opening,
                                        const QList<OrderLine>& lines, bool confirm,
                                        const Moment& moment, PayBy payBy = PayBy::Counter);
[[nodiscard]] Result<OrderEvents> sell(const Order& order, const OrderOpening& opening,
                                       const QList<OrderLine>& lines, const PaymentRequest& payment,
                                       const Moment& moment);
[[nodiscard]] Result<OrderEvents> confirm(const Order& order);
[[nodiscard]] Result<OrderEvents> pay(const Order& order, const PaymentRequest& payment,
                                      const Moment& moment);
[[nodiscard]] Result<OrderEvents> ship(const Order& order, const QString& tracking);
[[nodiscard]] Result<OrderEvents> deliver(const Order& order);
[[nodiscard]] Result<OrderEvents> complete(const Order& order);
[[nodiscard]] Result<OrderEvents> cancel(const Order& order, const QString& reason,
                                         const Moment& moment);
/// Refunds by the methods the order was paid by, the last one first, with one event for each, and
/// never more than a method holds. The gateway's share is requested from it once the order is
/// completed, one request at a time.
[[nodiscard]] Result<OrderEvents> refund(const Order& order, const RefundOptions& options,
                                         const Moment& moment);
/// The gateway has refunded that amount, or by default everything it holds.
[[nodiscard]] Result<OrderEvents> recordGatewayRefund(const Order& order,
                                                      std::optional<qint64> amountMinor,
                                                      const QString& reason, const Moment& moment);
/// The refund will no longer be requested from the gateway.
[[nodiscard]] Result<OrderEvents> giveUpRefund(const Order& order, const GiveUpRefund& command);
/// None when the customer has no e-mail address or the shop does not send this kind of message.
[[nodiscard]] OrderEvents requestCustomerMessage(const Order& order, CustomerMessageKind kind,
                                                 const CustomerDetails& customer,
                                                 const MessageTemplates& templates,
                                                 const QString& shop, const Moment& moment);
[[nodiscard]] Result<OrderEvents> recordHistoric(const Order& order, const OrderOpening& opening,
                                                 const RecordHistoricOrder& command,
                                                 const Moment& moment);

}  // namespace decide

}  // namespace countertop
