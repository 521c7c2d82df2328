// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/IdSource.h"
#include "models/domain/Order.h"
#include "models/domain/OrderCommands.h"

namespace countertop {

/// When a decision is taken: the instant, the shop's business day it falls on, and where the
/// identifiers of what it makes come from.
struct Moment {
    Timestamp at;
    QString day;
    IdSource& ids;

    [[nodiscard]] PaymentId newPayment() const { return PaymentId(ids.next()); }
};

/// Who a new order is for and where it is taken.
struct OrderOpening {
    CustomerId customerId;
    QString customerName;
    QString currency;
    QString till;
};

/// What a clerk wants to give back of an order; see RefundOrder.
struct RefundWish {
    std::optional<qint64> amountMinor = {};
    QString reason = {};
    std::optional<PaymentMethod> method = {};
    bool isReversal = false;
};

/// The rules: from an order's state and what is asked to the events that follow, or
/// INVALID_TRANSITION / INVALID_INPUT saying why not. Pure: time and ids come in by the moment, and
/// the same ones lead to the same events. Lines arrive
/// with name, price and tax rate resolved from the catalogue, without line numbers.
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
/// Money goes back by the ways it came, the last one first, one event for each; never more of a way
/// than it holds. What the gateway took it is asked for, once the order is completed; one request
/// at a time.
[[nodiscard]] Result<OrderEvents> refund(const Order& order, const RefundWish& wish,
                                         const Moment& moment);
/// The gateway has given back that much, or all that it holds.
[[nodiscard]] Result<OrderEvents> recordGatewayRefund(const Order& order,
                                                      std::optional<qint64> amountMinor,
                                                      const QString& reason, const Moment& moment);
/// The gateway will not be asked for it any more.
[[nodiscard]] Result<OrderEvents> giveUpRefund(const Order& order, const GiveUpRefund& command);
[[nodiscard]] Result<OrderEvents> recordHistoric(const Order& order, const OrderOpening& opening,
                                                 const RecordHistoricOrder& command,
                                                 const Moment& moment);

}  // namespace decide

}  // namespace countertop
