// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/domain/OrderCommands.h"

namespace countertop {

/// When a decision is taken: the instant and the shop's business day it falls on.
struct Moment {
    Timestamp at = 0;
    QString day;
};

/// Who a new order is for and where it is taken.
struct OrderOpening {
    CustomerId customerId;
    QString customerName;
    QString currency;
    QString till;
};

/// The rules: from an order's state and what is asked to the events that follow, or
/// INVALID_TRANSITION / INVALID_INPUT saying why not. Pure: no clock, no database. Lines arrive
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
/// Of what the gateway took, once the order is completed; one at a time.
[[nodiscard]] Result<OrderEvents> requestRefund(const Order& order,
                                                std::optional<qint64> amountMinor,
                                                const QString& reason);
[[nodiscard]] Result<OrderEvents> refund(const Order& order, std::optional<qint64> amountMinor,
                                         const QString& reason, const Moment& moment);
[[nodiscard]] Result<OrderEvents> recordHistoric(const Order& order, const OrderOpening& opening,
                                                 const RecordHistoricOrder& command,
                                                 const Moment& moment);

}  // namespace decide

}  // namespace countertop
