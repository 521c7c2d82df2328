// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/OrderRequests.h"

#include "models/core/Json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <type_traits>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLargestExact = 9007199254740992.0;  // 2^53: beyond, JSON numbers are rounded

/// The fields that are not of their kind, all at once.
class Faults {
public:
    void add(const QString& field, const QString& message) {
        m_fields.append(QJsonObject{{u"field"_s, field}, {u"message"_s, message}});
        m_sentences.append(u"%1: %2"_s.arg(field, message));
    }
    [[nodiscard]] bool isEmpty() const { return m_fields.isEmpty(); }
    [[nodiscard]] HttpProblem problem() const {
        return {422, u"INVALID_INPUT"_s, m_sentences.join(u"; "_s), m_fields};
    }

private:
    QJsonArray m_fields;
    QStringList m_sentences;
};

HttpResult<QJsonObject> objectFrom(const QByteArray& body, Faults& faults) {
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return tl::unexpected(HttpProblem{
            400, u"INVALID_JSON"_s,
            u"The body is not JSON: %1, at byte %2"_s.arg(fault.errorString()).arg(fault.offset)});
    }
    // A byte order mark inside a text would be lost on reading it back.
    constexpr QByteArrayView kMark("\xEF\xBB\xBF");
    if (!hasWholeCharacters(document.object()) || body.lastIndexOf(kMark) > 0) {
        return tl::unexpected(HttpProblem{400, u"INVALID_JSON"_s,
                                          u"A text of the body holds what is no character"_s});
    }
    if (!document.isObject()) faults.add(u"body"_s, u"This must be an object"_s);
    return document.object();
}

QString skuFrom(const QJsonObject& line, const QString& field, Faults& faults) {
    QString sku;
    for (const QString& name : {u"sku"_s, u"product_id"_s}) {
        const QJsonValue value = line.value(name);
        if (value.isUndefined()) continue;
        if (!value.isString()) faults.add(field + name, u"This must be a text"_s);
        if (!sku.isEmpty() && sku != value.toString()) {
            faults.add(field + name, u"This is another product than the line's sku"_s);
        }
        sku = value.toString();
    }
    if (!line.contains(u"sku"_s) && !line.contains(u"product_id"_s)) {
        faults.add(field + u"sku"_s, u"Name the product by sku or product_id"_s);
    }
    return sku;
}

qint64 wholeNumberFrom(const QJsonValue& value, const QString& field, Faults& faults) {
    const double number = value.toDouble();
    const bool isWhole =
        value.isDouble() && std::trunc(number) == number && std::abs(number) < kLargestExact;
    if (!isWhole) faults.add(field, u"This must be a whole number"_s);
    return isWhole ? value.toInteger() : 0;
}

QList<LineRequest> linesFrom(const QJsonObject& body, Faults& faults) {
    QList<LineRequest> lines;
    const QJsonValue given = body.value("lines"_L1);
    if (!given.isArray()) {
        faults.add(u"lines"_s, u"This must be an array of lines"_s);
        return lines;
    }
    for (const QJsonValue& value : given.toArray()) {
        const QString field = u"lines[%1]"_s.arg(lines.size());
        if (!value.isObject()) faults.add(field, u"This must be an object"_s);
        const QJsonObject line = value.toObject();
        lines.append({skuFrom(line, field + u'.', faults),
                      wholeNumberFrom(line.value("quantity"_L1), field + u".quantity"_s, faults),
                      std::nullopt});
    }
    return lines;
}

PayBy payByFrom(const QJsonObject& body, Faults& faults) {
    if (!body.contains("pay_by"_L1)) return PayBy::Counter;
    const auto payBy = payByFromText(body.value("pay_by"_L1).toString());
    if (!payBy) faults.add(u"pay_by"_s, u"This must be counter or gateway"_s);
    return payBy.value_or(PayBy::Counter);
}

std::optional<qint64> amountFrom(const QJsonObject& body, const QString& field, Faults& faults) {
    if (!body.contains(field)) return std::nullopt;
    return wholeNumberFrom(body.value(field), field, faults);
}

QString textFrom(const QJsonObject& body, const QString& field, Faults& faults) {
    const QJsonValue value = body.value(field);
    if (!value.isUndefined() && !value.isString()) faults.add(field, u"This must be a text"_s);
    return value.toString();
}

PaymentMethod methodFrom(const QJsonObject& body, Faults& faults) {
    const QString text = textFrom(body, u"method"_s, faults);
    if (text.isEmpty()) return PaymentMethod::Card;
    const auto method = paymentMethodFromText(text);
    const bool isKnown =
        method && *method != PaymentMethod::Imported && *method != PaymentMethod::Gateway;
    if (!isKnown) faults.add(u"method"_s, u"This must be card, cash, voucher or bank_transfer"_s);
    return method.value_or(PaymentMethod::Card);
}

/// Reads a body, which may be none, with what is wrong with its fields told at once.
template <class Read>
auto fromBody(const QByteArray& body, const Read& read)
    -> HttpResult<std::invoke_result_t<Read, const QJsonObject&, Faults&>> {
    Faults faults;
    const auto object = objectFrom(body, faults);
    if (!object) return tl::unexpected(object.error());
    if (!faults.isEmpty()) return tl::unexpected(faults.problem());
    auto command = read(*object, faults);
    if (!faults.isEmpty()) return tl::unexpected(faults.problem());
    return command;
}

QByteArray orEmpty(const QByteArray& body) { return body.isEmpty() ? QByteArray("{}") : body; }

}  // namespace

HttpResult<PlaceOrder> placeOrderFrom(const QByteArray& body, const CustomerId& customerId) {
    return fromBody(body, [&](const QJsonObject& object, Faults& faults) {
        return PlaceOrder{OrderId::create(), customerId, linesFrom(object, faults), false,
                          payByFrom(object, faults)};
    });
}

HttpResult<PayOrder> payOrderFrom(const QByteArray& body, const OrderId& orderId) {
    return fromBody(orEmpty(body), [&](const QJsonObject& object, Faults& faults) {
        return PayOrder{orderId,
                        {methodFrom(object, faults), amountFrom(object, u"amount_minor"_s, faults),
                         amountFrom(object, u"tendered_minor"_s, faults)}};
    });
}

HttpResult<ShipOrder> shipOrderFrom(const QByteArray& body, const OrderId& orderId) {
    return fromBody(orEmpty(body), [&](const QJsonObject& object, Faults& faults) {
        return ShipOrder{orderId, textFrom(object, u"tracking"_s, faults)};
    });
}

HttpResult<CancelOrder> cancelOrderFrom(const QByteArray& body, const OrderId& orderId) {
    return fromBody(orEmpty(body), [&](const QJsonObject& object, Faults& faults) {
        const QString reason = textFrom(object, u"reason"_s, faults);
        return CancelOrder{orderId, reason.isEmpty() ? u"Cancelled by the customer"_s : reason};
    });
}

}  // namespace countertop
