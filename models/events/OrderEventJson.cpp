// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"
#include "models/events/LineJson.h"

namespace countertop {

namespace {

QString text(const QJsonObject& json, QLatin1StringView key) { return json[key].toString(); }
qint64 number(const QJsonObject& json, QLatin1StringView key) { return json[key].toInteger(); }

/// The order's number as written before the commit knows it; see kNumberPlaceholder.
QString numberOrPlaceholder(const QString& number) {
    return number.isEmpty() ? QStringLiteral("#") : number;
}

void write(JsonWriter& json, const OrderCreated& event) {
    json.field("kind", toText(event.kind))
        .field("customer_id", event.customerId.text())
        .field("customer_name", event.customerName)
        .field("currency", event.currency)
        .field("till", event.till)
        .field("created_at", event.createdAt)
        .field("day", event.day);
}
void write(JsonWriter& json, const LineAdded& event) { writeLine(json.key("line"), event.line); }
void write(JsonWriter& json, const LineQuantityChanged& event) {
    json.field("line", event.lineNumber).field("quantity", event.quantity);
}
void write(JsonWriter& json, const LineRemoved& event) { json.field("line", event.lineNumber); }
void write(JsonWriter& json, const OrderPlaced& event) {
    json.field("number", numberOrPlaceholder(event.number));
    writeLines(json.key("lines"), event.lines);
    json.field("total_minor", event.totalMinor)
        .field("tax_minor", event.taxMinor)
        .field("placed_at", event.placedAt)
        .field("day", event.day);
    // Left out for the counter: that is what older events mean, and what most sales are.
    if (event.payBy != PayBy::Counter) json.field("pay_by", toText(event.payBy));
}
void write(JsonWriter& json, const OrderConfirmed& event) {
    json.field("automatic", event.automatic);
}
void write(JsonWriter& json, const PaymentCaptured& event) {
    json.field("payment_id", event.paymentId.text())
        .field("method", toText(event.method))
        .field("amount_minor", event.amountMinor)
        .field("tendered_minor", event.tenderedMinor)
        .field("change_minor", event.changeMinor)
        .field("day", event.day);
}
void write(JsonWriter& json, const OrderShipped& event) {
    json.key("lines").beginArray();
    for (const ShippedLine& line : event.lines) {
        json.beginObject()
            .field("line", line.lineNumber)
            .field("quantity", line.quantity)
            .endObject();
    }
    json.endArray().field("tracking", event.tracking).field("handed_over", event.handedOver);
}
void write(JsonWriter&, const OrderDelivered&) {}
void write(JsonWriter& json, const OrderCompleted& event) {
    json.field("automatic", event.automatic);
}
void write(JsonWriter& json, const OrderCancelled& event) { json.field("reason", event.reason); }
void write(JsonWriter& json, const PaymentRefunded& event) {
    json.field("payment_id", event.paymentId.text())
        .field("method", toText(event.method))
        .field("amount_minor", event.amountMinor)
        .field("reason", event.reason)
        .field("day", event.day);
}
void write(JsonWriter& json, const CreditNoteIssued& event) {
    json.field("number", numberOrPlaceholder(event.number));
    writeLines(json.key("lines"), event.lines);
    json.field("total_minor", event.totalMinor)
        .field("tax_minor", event.taxMinor)
        .field("reason", event.reason)
        .field("restock", event.restock)
        .field("placed_at", event.placedAt)
        .field("day", event.day);
}

PaymentMethod method(const QJsonObject& json) {
    return paymentMethodFromText(text(json, QLatin1StringView("method")))
        .value_or(PaymentMethod::Cash);
}

void read(const QJsonObject& json, OrderCreated& event) {
    event.kind = orderKindFromText(text(json, QLatin1StringView("kind"))).value_or(OrderKind::Sale);
    event.customerId = CustomerId(text(json, QLatin1StringView("customer_id")));
    event.customerName = text(json, QLatin1StringView("customer_name"));
    event.currency = text(json, QLatin1StringView("currency"));
    event.till = text(json, QLatin1StringView("till"));
    event.createdAt = number(json, QLatin1StringView("created_at"));
    event.day = text(json, QLatin1StringView("day"));
}
void read(const QJsonObject& json, LineAdded& event) {
    event.line = orderLineFromJson(json[QLatin1StringView("line")].toObject());
}
void read(const QJsonObject& json, LineQuantityChanged& event) {
    event.lineNumber = json[QLatin1StringView("line")].toInt();
    event.quantity = number(json, QLatin1StringView("quantity"));
}
void read(const QJsonObject& json, LineRemoved& event) {
    event.lineNumber = json[QLatin1StringView("line")].toInt();
}
void read(const QJsonObject& json, OrderPlaced& event) {
    event.number = text(json, QLatin1StringView("number"));
    event.lines = orderLinesFromJson(json[QLatin1StringView("lines")].toArray());
    event.totalMinor = number(json, QLatin1StringView("total_minor"));
    event.taxMinor = number(json, QLatin1StringView("tax_minor"));
    event.placedAt = number(json, QLatin1StringView("placed_at"));
    event.day = text(json, QLatin1StringView("day"));
    event.payBy = payByFromText(text(json, QLatin1StringView("pay_by"))).value_or(PayBy::Counter);
}
void read(const QJsonObject& json, OrderConfirmed& event) {
    event.automatic = json[QLatin1StringView("automatic")].toBool();
}
void read(const QJsonObject& json, PaymentCaptured& event) {
    event.paymentId = PaymentId(text(json, QLatin1StringView("payment_id")));
    event.method = method(json);
    event.amountMinor = number(json, QLatin1StringView("amount_minor"));
    event.tenderedMinor = number(json, QLatin1StringView("tendered_minor"));
    event.changeMinor = number(json, QLatin1StringView("change_minor"));
    event.day = text(json, QLatin1StringView("day"));
}
void read(const QJsonObject& json, OrderShipped& event) {
    for (const QJsonValue& value : json[QLatin1StringView("lines")].toArray()) {
        const QJsonObject line = value.toObject();
        event.lines.append(
            {line[QLatin1StringView("line")].toInt(), number(line, QLatin1StringView("quantity"))});
    }
    event.tracking = text(json, QLatin1StringView("tracking"));
    event.handedOver = json[QLatin1StringView("handed_over")].toBool();
}
void read(const QJsonObject&, OrderDelivered&) {}
void read(const QJsonObject& json, OrderCompleted& event) {
    event.automatic = json[QLatin1StringView("automatic")].toBool();
}
void read(const QJsonObject& json, OrderCancelled& event) {
    event.reason = text(json, QLatin1StringView("reason"));
}
void read(const QJsonObject& json, PaymentRefunded& event) {
    event.paymentId = PaymentId(text(json, QLatin1StringView("payment_id")));
    event.method = method(json);
    event.amountMinor = number(json, QLatin1StringView("amount_minor"));
    event.reason = text(json, QLatin1StringView("reason"));
    event.day = text(json, QLatin1StringView("day"));
}
void read(const QJsonObject& json, CreditNoteIssued& event) {
    event.number = text(json, QLatin1StringView("number"));
    event.lines = orderLinesFromJson(json[QLatin1StringView("lines")].toArray());
    event.totalMinor = number(json, QLatin1StringView("total_minor"));
    event.taxMinor = number(json, QLatin1StringView("tax_minor"));
    event.reason = text(json, QLatin1StringView("reason"));
    event.restock = json[QLatin1StringView("restock")].toBool();
    event.placedAt = number(json, QLatin1StringView("placed_at"));
    event.day = text(json, QLatin1StringView("day"));
}

constexpr EventTypeName<OrderEvent> kTypes{
    "OrderCreated",   "LineAdded",       "LineQuantityChanged", "LineRemoved",    "OrderPlaced",
    "OrderConfirmed", "PaymentCaptured", "OrderShipped",        "OrderDelivered", "OrderCompleted",
    "OrderCancelled", "PaymentRefunded", "CreditNoteIssued"};

}  // namespace

EventDraft toDraft(const OrderEvent& event, const Upcasters& upcasters) {
    return makeDraft(event, kTypes, upcasters,
                     [](JsonWriter& json, const auto& concrete) { write(json, concrete); });
}

bool isOrderEventType(const QString& type) { return isOneOf(kTypes, type); }

Result<OrderEvent> orderEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    return readEvent<OrderEvent>(
        event, kTypes, upcasters,
        [](const QJsonObject& json, auto& concrete) { read(json, concrete); });
}

}  // namespace countertop
