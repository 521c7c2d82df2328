// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/Command.h"

#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "models/core/JsonWriter.h"
#include "models/core/MaskedAddress.h"
#include "models/events/LineJson.h"
#include "models/events/Route.h"

#include <array>

namespace countertop {

namespace {

constexpr std::array<const char*, std::variant_size_v<Command>> kTypes{"CreateOrder",
                                                                       "AddLine",
                                                                       "ChangeLineQuantity",
                                                                       "RemoveLine",
                                                                       "SubmitOrder",
                                                                       "PlaceOrder",
                                                                       "SellAtTill",
                                                                       "ConfirmOrder",
                                                                       "PayOrder",
                                                                       "ShipOrder",
                                                                       "DeliverOrder",
                                                                       "CompleteOrder",
                                                                       "CancelOrder",
                                                                       "RefundOrder",
                                                                       "RecordHistoricOrder",
                                                                       "AddProduct",
                                                                       "ChangeProductPrice",
                                                                       "ReceiveStock",
                                                                       "CorrectStock",
                                                                       "AddCustomer",
                                                                       "ChangeCustomer",
                                                                       "AddRoute",
                                                                       "EditRoute",
                                                                       "RemoveRoute",
                                                                       "RetryDelivery",
                                                                       "DiscardDelivery",
                                                                       "EnableDestination",
                                                                       "LimitDestination",
                                                                       "GiveUpRefund",
                                                                       "ConfigureShop",
                                                                       "RequestCustomerMessage"};

void writeLine(JsonWriter& json, const LineRequest& request) {
    json.beginObject().field("sku", request.sku).field("quantity", request.quantity);
    if (request.unitPriceMinor) json.field("unit_price_minor", *request.unitPriceMinor);
    json.endObject();
}

void writeLines(JsonWriter& json, const QList<LineRequest>& requests) {
    json.key("lines").beginArray();
    for (const LineRequest& request : requests) writeLine(json, request);
    json.endArray();
}

void writePayment(JsonWriter& json, const PaymentRequest& request) {
    json.key("payment").beginObject().field("method", toText(request.method));
    if (request.amountMinor) json.field("amount_minor", *request.amountMinor);
    if (request.tenderedMinor) json.field("tendered_minor", *request.tenderedMinor);
    json.endObject();
}

void writeOrderId(JsonWriter& json, const OrderId& orderId) {
    json.field("order_id", orderId.text());
}

void writeDetails(JsonWriter& json, const CustomerDetails& value) {
    json.field("name", value.name)
        .field("email", value.email)
        .field("phone", value.phone)
        .field("address", value.address)
        .field("note", value.note);
}

// Commands that create something omit its id: a retry from another process generates another id
// for the same intent, and its content must still match.
void write(JsonWriter& json, const CreateOrder& c) {
    json.field("customer_id", c.customerId.text());
    writeLines(json, c.lines);
}
void write(JsonWriter& json, const AddLine& c) {
    writeOrderId(json, c.orderId);
    writeLine(json.key("line"), c.line);
}
void write(JsonWriter& json, const ChangeLineQuantity& c) {
    writeOrderId(json, c.orderId);
    json.field("line", c.lineNumber).field("quantity", c.quantity);
}
void write(JsonWriter& json, const RemoveLine& c) {
    writeOrderId(json, c.orderId);
    json.field("line", c.lineNumber);
}
void writePayBy(JsonWriter& json, PayBy payBy) {
    if (payBy != PayBy::Counter) json.field("pay_by", toText(payBy));
}
void write(JsonWriter& json, const SubmitOrder& c) {
    writeOrderId(json, c.orderId);
    writePayBy(json, c.payBy);
}
void write(JsonWriter& json, const PlaceOrder& c) {
    json.field("customer_id", c.customerId.text()).field("confirm", c.confirm);
    writePayBy(json, c.payBy);
    writeLines(json, c.lines);
}
void write(JsonWriter& json, const SellAtTill& c) {
    json.field("customer_id", c.customerId.text());
    writeLines(json, c.lines);
    writePayment(json, c.payment);
}
void write(JsonWriter& json, const ConfirmOrder& c) { writeOrderId(json, c.orderId); }
void write(JsonWriter& json, const PayOrder& c) {
    writeOrderId(json, c.orderId);
    writePayment(json, c.payment);
}
void write(JsonWriter& json, const ShipOrder& c) {
    writeOrderId(json, c.orderId);
    json.field("tracking", c.tracking);
}
void write(JsonWriter& json, const DeliverOrder& c) { writeOrderId(json, c.orderId); }
void write(JsonWriter& json, const CompleteOrder& c) { writeOrderId(json, c.orderId); }
void write(JsonWriter& json, const CancelOrder& c) {
    writeOrderId(json, c.orderId);
    json.field("reason", c.reason);
}
void write(JsonWriter& json, const RefundOrder& c) {
    writeOrderId(json, c.orderId);
    json.field("reason", c.reason);
    if (c.amountMinor) json.field("amount_minor", *c.amountMinor);
    if (c.refundedByGateway) json.field("given_back", true);
    if (c.method) json.field("method", toText(*c.method));
    if (c.isReversal) json.field("reversal", true);
}
void write(JsonWriter& json, const GiveUpRefund& c) {
    writeOrderId(json, c.orderId);
    json.field("saga_id", c.sagaId).field("amount_minor", c.amountMinor).field("reason", c.reason);
}
void write(JsonWriter& json, const RequestCustomerMessage& c) {
    writeOrderId(json, c.orderId);
    json.field("kind", toText(c.kind));
}
/// An invoice may have a thousand lines, so an audit row stores their hash instead of the lines.
QString hashOf(const QList<OrderLine>& lines) {
    JsonWriter json;
    countertop::writeLines(json, lines);
    return QString::fromLatin1(sha256Hex(json.text()));
}
void writeHistoric(JsonWriter& json, const RecordHistoricOrder& c, bool withName) {
    json.field("kind", toText(c.kind))
        .field("number", c.number)
        .field("customer_id", c.customerId.text());
    if (withName) json.field("customer_name", c.customerName);
    json.field("lines", static_cast<qint64>(c.lines.size()))
        .field("lines_hash", hashOf(c.lines))
        .field("placed_at", c.placedAt)
        .field("reason", c.reason)
        .field("restock", c.restock);
}
void write(JsonWriter& json, const RecordHistoricOrder& c) { writeHistoric(json, c, true); }
void write(JsonWriter& json, const AddProduct& c) {
    json.field("sku", c.sku)
        .field("name", c.name)
        .field("barcodes", c.barcodes)
        .field("price_minor", c.priceMinor)
        .field("tax_rate", c.taxRateMilli)
        .field("reorder_level", c.reorderLevel)
        .field("opening_stock", c.openingStock);
    // Keys of older versions were computed without this field.
    if (!c.openingNote.isEmpty()) json.field("opening_note", c.openingNote);
}
void write(JsonWriter& json, const ChangeProductPrice& c) {
    json.field("sku", c.sku).field("price_minor", c.priceMinor);
    if (c.expectedVersion) json.field("expected_version", *c.expectedVersion);
}
void write(JsonWriter& json, const ReceiveStock& c) {
    json.field("sku", c.sku).field("quantity", c.quantity).field("note", c.note);
}
void write(JsonWriter& json, const CorrectStock& c) {
    json.field("sku", c.sku).field("change", c.change).field("reason", c.reason);
    if (c.expectedOnHand) json.field("expected_on_hand", *c.expectedOnHand);
}
void write(JsonWriter& json, const AddCustomer& c) { writeDetails(json, c.details); }
void write(JsonWriter& json, const ChangeCustomer& c) {
    writeDetails(json, c.details);
    json.field("customer_id", c.customerId.text());
}
/// Records of commands are kept for good: passwords are not written into them. The hash still tells
/// two destinations apart, and lets a route be compared with the command that asked for it.
void writeDestination(JsonWriter& json, const QString& destination) {
    // Where the password is in what is no address, nobody knows.
    const bool isKnown = isDestination(destination);
    const QString shown = isKnown ? maskedAddress(destination) : maskedInput(destination);
    json.field("destination", shown);
    if (shown == destination) return;
    json.field("destination_hash", QString::fromLatin1(sha256Hex(destination.toUtf8())));
}

void write(JsonWriter& json, const AddRoute& c) {
    json.field("events", c.events);
    writeDestination(json, c.destination);
    json.field("transform", c.transform);
    // Keys of older versions were computed without these fields.
    if (!c.filter.isEmpty()) json.field("filter", c.filter);
    if (!c.options.secrets.isEmpty()) json.field("secrets", c.options.secrets);
    if (!c.options.caFile.isEmpty()) json.field("ca_file", c.options.caFile);
    if (c.options.allowPrivate) json.field("allow_private", true);
}
void write(JsonWriter& json, const EditRoute& c) {
    json.field("route_id", c.routeId);
    if (c.events) json.field("events", *c.events);
    if (c.destination) writeDestination(json, *c.destination);
    if (c.transform) json.field("transform", *c.transform);
    if (c.filter) json.field("filter", *c.filter);
    if (c.caFile) json.field("ca_file", *c.caFile);
    if (c.allowPrivate) json.field("allow_private", *c.allowPrivate);
    if (!c.addSecret.isEmpty()) json.field("add_secret", c.addSecret);
    if (!c.removeSecret.isEmpty()) json.field("remove_secret", c.removeSecret);
}
void write(JsonWriter& json, const RemoveRoute& c) { json.field("route_id", c.routeId); }
void write(JsonWriter& json, const RetryDelivery& c) {
    json.field("delivery_id", c.deliveryId).field("all_dead", c.allDead);
}
void write(JsonWriter& json, const DiscardDelivery& c) {
    json.field("delivery_id", c.deliveryId).field("reason", c.reason);
}
void write(JsonWriter& json, const EnableDestination& c) { writeDestination(json, c.destination); }
void write(JsonWriter& json, const LimitDestination& c) {
    writeDestination(json, c.destination);
    json.field("at_once", c.atOnce);
}
void write(JsonWriter& json, const ConfigureShop& c) {
    if (c.name) json.field("name", *c.name);
    if (c.currency) json.field("currency", *c.currency);
    if (c.timeZone) json.field("time_zone", *c.timeZone);
    if (c.dayStartsMinute) json.field("day_starts_minute", *c.dayStartsMinute);
    if (c.gateway) json.field("gateway", *c.gateway);
    if (c.carrier) json.field("carrier", *c.carrier);
    if (c.messageLanguage) json.field("message_language", *c.messageLanguage);
    if (!c.message) return;
    json.field("message", toText(c.message->kind));
    if (c.message->isOn) json.field("on", *c.message->isOn);
    if (c.message->subject) json.field("subject", *c.message->subject);
    if (c.message->text) json.field("text", *c.message->text);
}

template <class Concrete>
void writeImpersonal(JsonWriter& json, const Concrete& c) {
    write(json, c);
}
void writeImpersonal(JsonWriter&, const AddCustomer&) {}
void writeImpersonal(JsonWriter& json, const ChangeCustomer& c) {
    json.field("customer_id", c.customerId.text());
}
void writeImpersonal(JsonWriter& json, const RecordHistoricOrder& c) {
    writeHistoric(json, c, false);
}

template <class Concrete>
void writePersonal(JsonWriter&, const Concrete&) {}
void writePersonal(JsonWriter& json, const AddCustomer& c) { writeDetails(json, c.details); }
void writePersonal(JsonWriter& json, const ChangeCustomer& c) { writeDetails(json, c.details); }
void writePersonal(JsonWriter& json, const RecordHistoricOrder& c) {
    if (!c.customerName.isEmpty()) json.field("customer_name", c.customerName);
}

bool mayBePersonal(const Command& command) {
    return std::holds_alternative<AddCustomer>(command) ||
           std::holds_alternative<ChangeCustomer>(command) ||
           std::holds_alternative<RecordHistoricOrder>(command);
}

}  // namespace

QString commandType(const Command& command) { return QString::fromLatin1(kTypes[command.index()]); }

QByteArray toJsonText(const Command& command) {
    JsonWriter json;
    json.beginObject();
    std::visit([&](const auto& concrete) { write(json, concrete); }, command);
    return json.endObject().text();
}

QByteArray impersonalJsonText(const Command& command) {
    JsonWriter json;
    json.beginObject();
    std::visit([&](const auto& concrete) { writeImpersonal(json, concrete); }, command);
    return json.endObject().text();
}

QByteArray personalJsonText(const Command& command) {
    if (!mayBePersonal(command)) return {};
    JsonWriter json;
    json.beginObject();
    std::visit([&](const auto& concrete) { writePersonal(json, concrete); }, command);
    const QByteArray text = json.endObject().text();
    return text == "{}" ? QByteArray() : text;
}

QByteArray toJsonText(const CommandResult& result) {
    JsonWriter json;
    json.beginObject();
    if (!result.number.isEmpty()) json.field("number", result.number);
    json.field("id", result.id)
        .field("status", result.status)
        .field("version", result.version)
        .field("total_minor", result.totalMinor)
        .field("paid_minor", result.paidMinor)
        .field("change_minor", result.changeMinor)
        .field("currency", result.currency);
    // Omit zeros, because every sale stores its result.
    if (result.refundedMinor != 0) json.field("refunded_minor", result.refundedMinor);
    if (result.dueMinor != 0) json.field("due_minor", result.dueMinor);
    if (result.givenBackMinor != 0) json.field("given_back_minor", result.givenBackMinor);
    return json.endObject().text();
}

CommandResult commandResultFromJson(const QJsonObject& json) {
    CommandResult result;
    result.id = json[QLatin1StringView("id")].toString();
    result.number = json[QLatin1StringView("number")].toString();
    result.status = json[QLatin1StringView("status")].toString();
    result.version = json[QLatin1StringView("version")].toInteger();
    result.totalMinor = json[QLatin1StringView("total_minor")].toInteger();
    result.paidMinor = json[QLatin1StringView("paid_minor")].toInteger();
    result.changeMinor = json[QLatin1StringView("change_minor")].toInteger();
    result.currency = json[QLatin1StringView("currency")].toString();
    result.refundedMinor = json[QLatin1StringView("refunded_minor")].toInteger();
    result.dueMinor = json[QLatin1StringView("due_minor")].toInteger();
    result.givenBackMinor = json[QLatin1StringView("given_back_minor")].toInteger();
    return result;
}

}  // namespace countertop
