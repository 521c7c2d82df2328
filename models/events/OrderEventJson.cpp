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

QJsonObject payload(const OrderCreated& event) {
    return {{QStringLiteral("kind"), toText(event.kind)},
            {QStringLiteral("customer_id"), event.customerId.text()},
            {QStringLiteral("customer_name"), event.customerName},
            {QStringLiteral("currency"), event.currency},
            {QStringLiteral("till"), event.till},
            {QStringLiteral("created_at"), event.createdAt},
            {QStringLiteral("day"), event.day}};
}
QJsonObject payload(const LineAdded& event) {
    return {{QStringLiteral("line"), toJson(event.line)}};
}
QJsonObject payload(const LineQuantityChanged& event) {
    return {{QStringLiteral("line"), event.lineNumber},
            {QStringLiteral("quantity"), event.quantity}};
}
QJsonObject payload(const LineRemoved& event) {
    return {{QStringLiteral("line"), event.lineNumber}};
}
QJsonObject payload(const OrderPlaced& event) {
    return {{QStringLiteral("number"), numberOrPlaceholder(event.number)},
            {QStringLiteral("lines"), toJson(event.lines)},
            {QStringLiteral("total_minor"), event.totalMinor},
            {QStringLiteral("tax_minor"), event.taxMinor},
            {QStringLiteral("placed_at"), event.placedAt},
            {QStringLiteral("day"), event.day}};
}
QJsonObject payload(const OrderConfirmed& event) {
    return {{QStringLiteral("automatic"), event.automatic}};
}
QJsonObject payload(const PaymentCaptured& event) {
    return {{QStringLiteral("payment_id"), event.paymentId.text()},
            {QStringLiteral("method"), toText(event.method)},
            {QStringLiteral("amount_minor"), event.amountMinor},
            {QStringLiteral("tendered_minor"), event.tenderedMinor},
            {QStringLiteral("change_minor"), event.changeMinor},
            {QStringLiteral("day"), event.day}};
}
QJsonObject payload(const OrderShipped& event) {
    QJsonArray lines;
    for (const ShippedLine& line : event.lines) {
        lines.append(QJsonObject{{QStringLiteral("line"), line.lineNumber},
                                 {QStringLiteral("quantity"), line.quantity}});
    }
    return {{QStringLiteral("lines"), lines},
            {QStringLiteral("tracking"), event.tracking},
            {QStringLiteral("handed_over"), event.handedOver}};
}
QJsonObject payload(const OrderDelivered&) { return {}; }
QJsonObject payload(const OrderCompleted& event) {
    return {{QStringLiteral("automatic"), event.automatic}};
}
QJsonObject payload(const OrderCancelled& event) {
    return {{QStringLiteral("reason"), event.reason}};
}
QJsonObject payload(const PaymentRefunded& event) {
    return {{QStringLiteral("payment_id"), event.paymentId.text()},
            {QStringLiteral("method"), toText(event.method)},
            {QStringLiteral("amount_minor"), event.amountMinor},
            {QStringLiteral("reason"), event.reason},
            {QStringLiteral("day"), event.day}};
}
QJsonObject payload(const CreditNoteIssued& event) {
    return {{QStringLiteral("number"), numberOrPlaceholder(event.number)},
            {QStringLiteral("lines"), toJson(event.lines)},
            {QStringLiteral("total_minor"), event.totalMinor},
            {QStringLiteral("tax_minor"), event.taxMinor},
            {QStringLiteral("reason"), event.reason},
            {QStringLiteral("restock"), event.restock},
            {QStringLiteral("placed_at"), event.placedAt},
            {QStringLiteral("day"), event.day}};
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

EventDraft toDraft(const OrderEvent& event) {
    return makeDraft(event, kTypes, [](const auto& concrete) { return payload(concrete); });
}

Result<OrderEvent> orderEventFrom(const RecordedEvent& event) {
    return readEvent<OrderEvent>(
        event, kTypes, [](const QJsonObject& json, auto& concrete) { read(json, concrete); });
}

}  // namespace countertop
