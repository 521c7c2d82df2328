// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/OrderStateJson.h"

#include "models/core/Json.h"
#include "models/events/LineJson.h"

namespace countertop {

namespace {

QString text(const QJsonObject& json, QLatin1StringView key) { return json[key].toString(); }
qint64 number(const QJsonObject& json, QLatin1StringView key) { return json[key].toInteger(); }
bool truth(const QJsonObject& json, QLatin1StringView key) { return json[key].toBool(); }

/// What became of each line; the lines themselves are written as in events.
void writeProgress(JsonWriter& json, const QList<OrderLine>& lines) {
    json.beginArray();
    for (const OrderLine& line : lines) {
        json.beginObject()
            .field("shipped", line.shipped)
            .field("returned", line.returned)
            .endObject();
    }
    json.endArray();
}

QList<OrderLine> linesFrom(const QJsonObject& json) {
    QList<OrderLine> lines = orderLinesFromJson(json[QLatin1StringView("lines")].toArray());
    const QJsonArray progress = json[QLatin1StringView("progress")].toArray();
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QJsonObject line = progress[at].toObject();
        lines[at].shipped = number(line, QLatin1StringView("shipped"));
        lines[at].returned = number(line, QLatin1StringView("returned"));
    }
    return lines;
}

void readAmounts(const QJsonObject& json, Order& order) {
    order.lastLineNumber = json[QLatin1StringView("last_line")].toInt();
    order.totalMinor = number(json, QLatin1StringView("total_minor"));
    order.taxMinor = number(json, QLatin1StringView("tax_minor"));
    order.capturedMinor = number(json, QLatin1StringView("captured_minor"));
    order.refundedMinor = number(json, QLatin1StringView("refunded_minor"));
}

void readTexts(const QJsonObject& json, Order& order) {
    order.number = text(json, QLatin1StringView("number"));
    order.customerId = CustomerId(text(json, QLatin1StringView("customer_id")));
    order.customerName = text(json, QLatin1StringView("customer_name"));
    order.currency = text(json, QLatin1StringView("currency"));
    order.till = text(json, QLatin1StringView("till"));
    order.day = text(json, QLatin1StringView("day"));
    order.tracking = text(json, QLatin1StringView("tracking"));
    order.cancelReason = text(json, QLatin1StringView("cancel_reason"));
}

}  // namespace

QByteArray orderStateText(const Order& order) {
    JsonWriter json;
    json.beginObject()
        .field("lifecycle", toText(order.lifecycle))
        .field("kind", toText(order.kind))
        .field("number", order.number)
        .field("customer_id", order.customerId.text())
        .field("customer_name", order.customerName)
        .field("currency", order.currency)
        .field("till", order.till)
        .field("day", order.day)
        .field("placed_at", order.placedAt);
    writeLines(json.key("lines"), order.lines);
    writeProgress(json.key("progress"), order.lines);
    json.field("last_line", order.lastLineNumber)
        .field("total_minor", order.totalMinor)
        .field("tax_minor", order.taxMinor)
        .field("captured_minor", order.capturedMinor)
        .field("refunded_minor", order.refundedMinor)
        .field("last_method", toText(order.lastPaymentMethod))
        .field("pay_by", toText(order.payBy))
        .field("delivered", order.delivered)
        .field("confirmed_automatically", order.confirmedAutomatically)
        .field("completed_automatically", order.completedAutomatically)
        .field("tracking", order.tracking)
        .field("cancel_reason", order.cancelReason);
    return json.endObject().text();
}

Result<Order> orderFromStateText(const QByteArray& stateText) {
    const auto json = jsonObjectFromText(stateText);
    if (!json) return fail(json.error());
    const auto lifecycle = lifecycleFromText(text(*json, QLatin1StringView("lifecycle")));
    const auto kind = orderKindFromText(text(*json, QLatin1StringView("kind")));
    const auto method = paymentMethodFromText(text(*json, QLatin1StringView("last_method")));
    const auto payBy = payByFromText(text(*json, QLatin1StringView("pay_by")));
    if (!lifecycle || !kind || !method || !payBy) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("The stored state of an order has an unknown word"),
                    QStringLiteral("unreadable_text"));
    }
    Order order;
    order.lifecycle = *lifecycle;
    order.kind = *kind;
    order.lastPaymentMethod = *method;
    order.payBy = *payBy;
    order.placedAt = number(*json, QLatin1StringView("placed_at"));
    order.lines = linesFrom(*json);
    order.delivered = truth(*json, QLatin1StringView("delivered"));
    order.confirmedAutomatically = truth(*json, QLatin1StringView("confirmed_automatically"));
    order.completedAutomatically = truth(*json, QLatin1StringView("completed_automatically"));
    readTexts(*json, order);
    readAmounts(*json, order);
    return order;
}

}  // namespace countertop
