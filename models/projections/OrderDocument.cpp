// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderDocument.h"

#include "models/core/Json.h"
#include "models/core/NumberText.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

QJsonObject lineDocument(const OrderLine& line) {
    return {{u"line"_s, line.lineNumber},
            {u"sku"_s, line.sku},
            {u"name"_s, line.name},
            {u"quantity"_s, line.quantity},
            {u"unit_price_minor"_s, line.unitPriceMinor},
            {u"discount_minor"_s, line.discountMinor},
            {u"tax_rate"_s, taxRateText(line.taxRateMilli)},
            {u"tax_minor"_s, line.taxMinor},
            {u"total_minor"_s, line.totalMinor},
            {u"shipped"_s, line.shipped},
            {u"returned"_s, line.returned}};
}

QJsonObject paymentDocument(const PaymentRow& payment) {
    return {{u"payment_id"_s, payment.paymentId.text()},
            {u"method"_s, toText(payment.method)},
            {u"amount_minor"_s, payment.amountMinor},
            {u"tendered_minor"_s, payment.tenderedMinor},
            {u"change_minor"_s, payment.changeMinor},
            {u"currency"_s, payment.currency},
            {u"day"_s, payment.day},
            {u"at"_s, toIsoText(payment.at)},
            {u"reason"_s, textOrNull(payment.reason)}};
}

}  // namespace

QJsonObject orderDocument(const OrderRow& row) {
    return {{u"order_id"_s, row.orderId.text()},
            {u"number"_s, textOrNull(row.number)},
            {u"kind"_s, toText(row.kind)},
            {u"status"_s, toText(row.status)},
            {u"lifecycle"_s, toText(row.lifecycle)},
            {u"payment_status"_s, toText(row.paymentStatus)},
            {u"fulfilment_status"_s, toText(row.fulfilmentStatus)},
            {u"version"_s, row.version},
            {u"item_count"_s, row.itemCount},
            {u"total_minor"_s, row.totalMinor},
            {u"tax_minor"_s, row.taxMinor},
            {u"paid_minor"_s, row.capturedMinor},
            {u"refunded_minor"_s, row.refundedMinor},
            {u"credited_minor"_s, row.creditedMinor},
            {u"due_minor"_s, row.dueMinor()},
            {u"currency"_s, row.currency},
            {u"customer_id"_s, textOrNull(row.customerId.text())},
            {u"customer_name"_s, textOrNull(row.customerName)},
            {u"till"_s, row.till},
            {u"tracking"_s, textOrNull(row.tracking)},
            {u"day"_s, textOrNull(row.day)},
            {u"placed_at"_s, timeOrNull(row.placedAt)},
            {u"updated_at"_s, timeOrNull(row.updatedAt)}};
}

QJsonObject orderDocument(const OrderDetails& order) {
    QJsonArray lines;
    for (const OrderLine& line : order.lines) lines.append(lineDocument(line));
    QJsonArray payments;
    for (const PaymentRow& payment : order.payments) payments.append(paymentDocument(payment));
    QJsonObject document = orderDocument(order.row);
    document.insert(u"lines"_s, lines);
    document.insert(u"payments"_s, payments);
    return document;
}

}  // namespace countertop
