// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ImportedNumber.h"
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"
#include "models/events/LineJson.h"
#include "models/events/Streams.h"

namespace countertop {

namespace {

/// Must be written first, because the commit inserts a new number there (kFirstField).
void writeNumber(JsonWriter& json, const QString& number) {
    if (!number.isEmpty()) json.field("number", number);
}

void write(JsonWriter& json, const OrderCreated& event) {
    json.field("kind", toText(event.kind))
        .field("customer_id", event.customerId.text())
        .field("currency", event.currency)
        .field("till", event.till)
        .field("created_at", toIsoText(event.createdAt))
        .field("day", event.day);
}
void write(JsonWriter& json, const LineAdded& event) {
    writeLine(json.key("line"), event.line);
    json.field("currency", event.currency);
}
void write(JsonWriter& json, const LineQuantityChanged& event) {
    json.field("line", event.lineNumber).field("quantity", event.quantity);
}
void write(JsonWriter& json, const LineRemoved& event) { json.field("line", event.lineNumber); }
void write(JsonWriter& json, const OrderPlaced& event) {
    writeNumber(json, event.number);
    writeLines(json.key("lines"), event.lines);
    json.field("total_minor", event.totalMinor)
        .field("tax_minor", event.taxMinor)
        .field("currency", event.currency)
        .field("placed_at", toIsoText(event.placedAt))
        .field("day", event.day);
    // Omitted for the counter, as in older events and most sales.
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
        .field("currency", event.currency)
        .field("captured_at", toIsoText(event.capturedAt))
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
        .field("currency", event.currency)
        .field("reason", event.reason)
        .field("refunded_at", toIsoText(event.refundedAt))
        .field("day", event.day);
    if (event.creditedMinor) json.field("credited_minor", *event.creditedMinor);
}
void write(JsonWriter& json, const RefundRequested& event) {
    json.field("refund_id", event.refundId.text())
        .field("amount_minor", event.amountMinor)
        .field("currency", event.currency)
        .field("reason", event.reason);
    if (event.isReversal) json.field("reversal", true);
}
void write(JsonWriter& json, const RefundGivenUp& event) {
    json.field("saga_id", event.sagaId)
        .field("amount_minor", event.amountMinor)
        .field("currency", event.currency)
        .field("reason", event.reason);
}
void write(JsonWriter& json, const CustomerMessageRequested& event) {
    json.field("kind", toText(event.kind))
        .field("customer_id", event.customerId.text())
        .field("language", event.language)
        .field("requested_at", toIsoText(event.requestedAt));
}
void write(JsonWriter& json, const CreditNoteIssued& event) {
    writeNumber(json, event.number);
    writeLines(json.key("lines"), event.lines);
    json.field("total_minor", event.totalMinor)
        .field("tax_minor", event.taxMinor)
        .field("currency", event.currency)
        .field("reason", event.reason)
        .field("restock", event.restock)
        .field("placed_at", toIsoText(event.placedAt))
        .field("day", event.day);
}

PaymentMethod method(const JsonFields& json) {
    return paymentMethodFromText(json.text("method")).value_or(PaymentMethod::Cash);
}

void read(const JsonFields& json, OrderCreated& event) {
    event.kind = orderKindFromText(json.text("kind")).value_or(OrderKind::Sale);
    event.customerId = CustomerId(json.text("customer_id"));
    event.customerName = json.text("customer_name");  // older events only
    event.currency = json.text("currency");
    event.till = json.text("till");
    event.createdAt = json.timestamp("created_at");
    event.day = json.text("day");
}
void read(const JsonFields& json, LineAdded& event) {
    event.line = orderLineFromJson(json.object("line"));
    event.currency = json.text("currency");
}
void read(const JsonFields& json, LineQuantityChanged& event) {
    event.lineNumber = json.int32("line");
    event.quantity = json.number("quantity");
}
void read(const JsonFields& json, LineRemoved& event) { event.lineNumber = json.int32("line"); }
void read(const JsonFields& json, OrderPlaced& event) {
    event.number = json.text("number");
    event.lines = orderLinesFromJson(json, "lines");
    event.totalMinor = json.number("total_minor");
    event.taxMinor = json.number("tax_minor");
    event.currency = json.text("currency");
    event.placedAt = json.timestamp("placed_at");
    event.day = json.text("day");
    event.payBy = payByFromText(json.text("pay_by")).value_or(PayBy::Counter);
}
void read(const JsonFields& json, OrderConfirmed& event) {
    event.automatic = json.boolean("automatic");
}
void read(const JsonFields& json, PaymentCaptured& event) {
    event.paymentId = PaymentId(json.text("payment_id"));
    event.method = method(json);
    event.amountMinor = json.number("amount_minor");
    event.tenderedMinor = json.number("tendered_minor");
    event.changeMinor = json.number("change_minor");
    event.currency = json.text("currency");
    event.capturedAt = json.timestamp("captured_at");
    event.day = json.text("day");
}
void read(const JsonFields& json, OrderShipped& event) {
    const qsizetype lines = json.count("lines");
    for (qsizetype at = 0; at < lines; ++at) {
        const JsonFields line = json.element("lines", at);
        event.lines.append({line.int32("line"), line.number("quantity")});
    }
    event.tracking = json.text("tracking");
    event.handedOver = json.boolean("handed_over");
}
void read(const JsonFields&, OrderDelivered&) {}
void read(const JsonFields& json, OrderCompleted& event) {
    event.automatic = json.boolean("automatic");
}
void read(const JsonFields& json, OrderCancelled& event) { event.reason = json.text("reason"); }
void read(const JsonFields& json, PaymentRefunded& event) {
    event.paymentId = PaymentId(json.text("payment_id"));
    event.method = method(json);
    event.amountMinor = json.number("amount_minor");
    event.currency = json.text("currency");
    event.refundedAt = json.timestamp("refunded_at");
    event.reason = json.text("reason");
    event.day = json.text("day");
    if (json.has("credited_minor")) event.creditedMinor = json.number("credited_minor");
}
void read(const JsonFields& json, RefundRequested& event) {
    event.refundId = PaymentId(json.text("refund_id"));
    event.amountMinor = json.number("amount_minor");
    event.currency = json.text("currency");
    event.reason = json.text("reason");
    event.isReversal = json.boolean("reversal");
}
void read(const JsonFields& json, RefundGivenUp& event) {
    event.sagaId = json.text("saga_id");
    event.amountMinor = json.number("amount_minor");
    event.currency = json.text("currency");
    event.reason = json.text("reason");
}
void read(const JsonFields& json, CustomerMessageRequested& event) {
    event.kind =
        customerMessageKindFromText(json.text("kind")).value_or(CustomerMessageKind::Created);
    event.customerId = CustomerId(json.text("customer_id"));
    event.language = json.text("language");
    event.requestedAt = json.timestamp("requested_at");
}
void read(const JsonFields& json, CreditNoteIssued& event) {
    event.number = json.text("number");
    event.lines = orderLinesFromJson(json, "lines");
    event.totalMinor = json.number("total_minor");
    event.taxMinor = json.number("tax_minor");
    event.reason = json.text("reason");
    event.restock = json.boolean("restock");
    event.currency = json.text("currency");
    event.placedAt = json.timestamp("placed_at");
    event.day = json.text("day");
}

constexpr EventTypeName<OrderEvent> kTypes{
    "OrderCreated",     "LineAdded",       "LineQuantityChanged", "LineRemoved",
    "OrderPlaced",      "OrderConfirmed",  "PaymentCaptured",     "OrderShipped",
    "OrderDelivered",   "OrderCompleted",  "OrderCancelled",      "PaymentRefunded",
    "CreditNoteIssued", "RefundRequested", "RefundGivenUp",       "CustomerMessageRequested"};

void addPersonal(EventDraft& draft, const OrderCreated& event) {
    if (event.customerName.isEmpty()) return;
    JsonWriter personal;
    personal.beginObject().field("customer_name", event.customerName).endObject();
    draft.personal = personal.text();
    if (!event.customerId.isEmpty()) draft.personalSubject = customerStream(event.customerId);
}

void addPersonal(EventDraft& draft, const CustomerMessageRequested& event) {
    JsonWriter personal;
    personal.beginObject()
        .field("recipient", event.recipient)
        .field("subject", event.subject)
        .field("text", event.text)
        .endObject();
    draft.personal = personal.text();
    draft.personalSubject = customerStream(event.customerId);
}

void readPersonal(const JsonFields& json, OrderCreated& event) {
    event.customerName = json.text("customer_name");
}
void readPersonal(const JsonFields& json, CustomerMessageRequested& event) {
    event.recipient = json.text("recipient");
    event.subject = json.text("subject");
    event.text = json.text("text");
}

/// The types whose personal fields are the customer's.
bool isAboutCustomer(const QString& type) {
    return type == QLatin1StringView("OrderCreated") ||
           type == QLatin1StringView("CustomerMessageRequested");
}

}  // namespace

EventDraft toDraft(const OrderEvent& event, const Upcasters& upcasters) {
    EventDraft draft =
        makeDraft(event, kTypes, upcasters,
                  [](JsonWriter& json, const auto& concrete) { write(json, concrete); });
    if (const auto* created = std::get_if<OrderCreated>(&event)) addPersonal(draft, *created);
    if (const auto* message = std::get_if<CustomerMessageRequested>(&event)) {
        addPersonal(draft, *message);
    }
    return draft;
}

QString personalSubject(const RecordedEvent& event) {
    if (!isAboutCustomer(event.type)) return event.streamId;
    const JsonReader json(event.payload);
    const CustomerId customer(json.fields().text("customer_id"));
    return customer.isEmpty() ? event.streamId : customerStream(customer);
}

QStringList orderEventTypes() {
    QStringList types;
    for (const char* type : kTypes) types.append(QString::fromLatin1(type));
    return types;
}

bool isOrderEventType(const QString& type) { return isOneOf(kTypes, type); }

Result<OrderEvent> orderEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    auto decoded =
        readEvent<OrderEvent>(event, kTypes, upcasters,
                              [](const JsonFields& json, auto& concrete) { read(json, concrete); });
    if (!decoded) return decoded;
    const QString orderId = event.streamId.section(u'-', 1);
    if (auto* placed = std::get_if<OrderPlaced>(&*decoded)) {
        placed->number = orderNumberAsRead(orderId, placed->number);
    } else if (auto* credit = std::get_if<CreditNoteIssued>(&*decoded)) {
        credit->number = orderNumberAsRead(orderId, credit->number);
    }
    if (event.personal.isEmpty()) return decoded;
    const JsonReader personal(event.personal);
    if (auto* created = std::get_if<OrderCreated>(&*decoded)) {
        readPersonal(personal.fields(), *created);
    } else if (auto* message = std::get_if<CustomerMessageRequested>(&*decoded)) {
        readPersonal(personal.fields(), *message);
    }
    return decoded;
}

}  // namespace countertop
