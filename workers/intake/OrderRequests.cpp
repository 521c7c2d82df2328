// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/OrderRequests.h"

#include "models/core/StrictFields.h"

#include <type_traits>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

HttpProblem unreadable(const Error& error) {
    if (error.reason == kNotJson) {
        return {400, u"INVALID_JSON"_s, u"The body cannot be read: "_s + error.detail};
    }
    return problemOf(invalidInput(u"body"_s, error.detail, QStringLiteral("not_a_json_object")));
}

QString skuFrom(StrictFields& line) {
    QString sku;
    for (const QString& name : {u"sku"_s, u"product_id"_s}) {
        const auto given = line.text(name);
        if (!given) continue;
        if (!sku.isEmpty() && sku != *given) {
            line.addProblem(name, u"This is another product than the line's sku"_s,
                            u"another_product"_s);
        }
        sku = *given;
    }
    if (!line.has(u"sku"_s) && !line.has(u"product_id"_s)) {
        line.addProblem(u"sku"_s, u"Name the product by sku or product_id"_s, u"sku_missing"_s);
    }
    return sku;
}

qint64 quantityFrom(StrictFields& line) {
    if (!line.has(u"quantity"_s)) {
        line.addProblem(u"quantity"_s, u"This must be a whole number"_s, u"not_a_whole_number"_s);
    }
    return line.wholeNumber(u"quantity"_s).value_or(0);
}

QList<LineRequest> linesFrom(StrictFields& body) {
    QList<LineRequest> lines;
    for (StrictFields& line : body.objects(u"lines"_s)) {
        const QString sku = skuFrom(line);
        lines.append({sku, quantityFrom(line), std::nullopt});
        line.refuseUnknown();
        body.addProblems(line);
    }
    return lines;
}

PayBy payByFrom(StrictFields& body) {
    const auto text = body.text(u"pay_by"_s);
    if (!text) return PayBy::Counter;
    const auto payBy = payByFromText(*text);
    if (!payBy) {
        body.addProblem(u"pay_by"_s, u"This must be counter or gateway"_s, u"unknown_word"_s);
    }
    return payBy.value_or(PayBy::Counter);
}

PaymentMethod methodFrom(StrictFields& body) {
    const auto text = body.text(u"method"_s);
    if (!text) return PaymentMethod::Card;
    const auto method = paymentMethodFromText(*text);
    const bool isKnown =
        method && *method != PaymentMethod::Imported && *method != PaymentMethod::Gateway;
    if (!isKnown) {
        body.addProblem(u"method"_s, u"This must be card, cash, voucher or bank_transfer"_s,
                        u"unknown_word"_s);
    }
    return method.value_or(PaymentMethod::Card);
}

/// A currency in the body must be the order's.
void checkCurrency(StrictFields& body, const QString& currency) {
    const auto named = body.text(u"currency"_s);
    if (!named || *named == currency) return;
    body.addProblem(u"currency"_s, u"This order is in %1"_s.arg(currency), u"another_currency"_s);
}

/// Parses a body and reports all problems with its fields at once.
template <class Read>
auto fromBody(const QByteArray& body, const Read& read)
    -> HttpResult<std::invoke_result_t<Read, StrictFields&>> {
    const auto object = strictJsonObject(body);
    if (!object) return tl::unexpected(unreadable(object.error()));
    StrictFields fields(*object);
    auto command = read(fields);
    fields.refuseUnknown();
    if (fields.problems().isEmpty()) return command;
    return tl::unexpected(problemOf(invalidInput(fields.problems())));
}

QByteArray orEmpty(const QByteArray& body) { return body.isEmpty() ? QByteArray("{}") : body; }

}  // namespace

HttpResult<PlaceOrder> placeOrderFrom(const QByteArray& body, const CustomerId& customerId) {
    return fromBody(body, [&](StrictFields& fields) {
        return PlaceOrder{OrderId::create(), customerId, linesFrom(fields), false,
                          payByFrom(fields)};
    });
}

HttpResult<PayOrder> payOrderFrom(const QByteArray& body, const OrderRow& order) {
    return fromBody(orEmpty(body), [&](StrictFields& fields) {
        checkCurrency(fields, order.currency);
        return PayOrder{order.orderId,
                        {methodFrom(fields), fields.wholeNumber(u"amount_minor"_s),
                         fields.wholeNumber(u"tendered_minor"_s)}};
    });
}

HttpResult<ShipOrder> shipOrderFrom(const QByteArray& body, const OrderRow& order) {
    return fromBody(orEmpty(body), [&](StrictFields& fields) {
        return ShipOrder{order.orderId, fields.text(u"tracking"_s).value_or(QString())};
    });
}

HttpResult<CancelOrder> cancelOrderFrom(const QByteArray& body, const OrderRow& order) {
    return fromBody(orEmpty(body), [&](StrictFields& fields) {
        const QString reason = fields.text(u"reason"_s).value_or(QString());
        return CancelOrder{order.orderId,
                           reason.isEmpty() ? u"Cancelled by the customer"_s : reason};
    });
}

}  // namespace countertop
