// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonWriter.h"
#include "models/projections/ShopTables.h"
#include "models/store/write/WriteRows.h"

namespace countertop {

namespace {

void writeRecord(JsonWriter& json, const CommandRecord& record) {
    json.beginObject()
        .field("command_id", record.commandId.text())
        .field("key", record.key)
        .field("type", record.type)
        .field("fingerprint", record.fingerprint)
        .field("content", record.content)
        .field("recorded_at", record.recordedAt)
        .field("expires_at", record.expiresAt)
        .endObject();
}

void writeMetadata(JsonWriter& json, const EventMetadata& metadata) {
    json.beginObject()
        .field("correlation_id", metadata.correlationId)
        .field("causation_id", metadata.causationId)
        .field("actor", metadata.actor)
        .field("till", metadata.till)
        .field("at", metadata.at)
        .endObject();
}

void writeAppend(JsonWriter& json, const Write& write, const StreamAppend& append) {
    json.beginObject()
        .field("stream_id", append.streamId)
        .field("expected", append.expected.value())
        .key("events")
        .beginArray();
    for (const EventDraft& event : append.events) {
        json.beginObject()
            .field("event_id", event.eventId.text())
            .field("type", event.type)
            .field("schema_version", event.schemaVersion)
            .field("payload", event.payload);
        if (write.takesNumber(event)) json.field("numbered", true);
        json.endObject();
    }
    json.endArray().endObject();
}

void writeOutbox(JsonWriter& json, const OutboxMessage& message) {
    json.beginObject()
        .field("message_id", message.messageId)
        .field("event_id", message.eventId.text())
        .field("event_type", message.eventType)
        .field("order_id", message.orderId)
        .field("destination", message.destination)
        .field("route_id", message.routeId);
    if (message.notBefore > 0) json.field("not_before", message.notBefore);
    if (message.numberAt < 0) {
        json.field("payload", message.payload);
    } else {
        // In two pieces: the commit inserts the number's field between them.
        json.field("payload", message.payload.first(message.numberAt))
            .field("behind_number", message.payload.sliced(message.numberAt));
    }
    json.endObject();
}

void writeStock(JsonWriter& json, const StockDemand& demand) {
    json.beginObject()
        .field("sku", demand.sku)
        .field("on_hand", demand.onHandChange)
        .field("reserved", demand.reservedChange)
        .field("version", demand.productVersion)
        .endObject();
}

/// Writes the columns of a row as the fields of an object.
class FieldWriter {
public:
    explicit FieldWriter(JsonWriter& json) : m_json(json) {}

    template <class Value>
    void operator()(Role, const char* name, const Value& value) {
        m_json.field(name, stored(value));
    }
    template <class Value>
    void orNull(Role, const char* name, const Value& value) {
        m_json.field(name, stored(value));
    }
    template <class Value>
    void shared(Role, const char* name, const Value& value) {
        m_json.field(name, stored(value));
    }
    template <class Make>
    void derived(Role, const char* name, const Make& make) {
        m_json.field(name, stored(make()));
    }
    template <class Value>
    void kept(const char*, const Value&) {}

private:
    JsonWriter& m_json;
};

template <class Row>
void writeRow(JsonWriter& json, const Row& row) {
    json.beginObject();
    FieldWriter fields(json);
    describe(fields, row);
    json.endObject();
}

template <class Item, class WriteItem>
void writeArray(JsonWriter& json, const char* name, const QList<Item>& items,
                const WriteItem& writeItem) {
    json.key(name).beginArray();
    for (const Item& item : items) writeItem(json, item);
    json.endArray();
}

void writeOrders(JsonWriter& json, const Write& write) {
    json.key("orders").beginArray();
    for (const OrderChanges& changes : write.orders) writeRow(json, changes.row);
    json.endArray().key("replaced_lines").beginArray();
    for (const OrderChanges& changes : write.orders) {
        if (changes.linesChanged && !isNew(write, changes)) {
            json.value(changes.row.orderId.text());
        }
    }
    json.endArray().key("lines").beginArray();
    for (const OrderChanges& changes : write.orders) {
        if (!changes.linesChanged) continue;
        for (const OrderLine& line : changes.lines) {
            writeRow(json, OrderLineRow{changes.row.orderId, line});
        }
    }
    json.endArray().key("payments").beginArray();
    for (const OrderChanges& changes : write.orders) {
        for (const PaymentRow& payment : changes.payments) writeRow(json, payment);
    }
    json.endArray();
}

void writeProducts(JsonWriter& json, const QList<ProductChanges>& products) {
    json.key("products").beginArray();
    for (const ProductChanges& changes : products) writeRow(json, changes.row);
    json.endArray().key("barcodes").beginArray();
    for (const ProductChanges& changes : products) {
        for (const QString& barcode : changes.newBarcodes) {
            writeRow(json, BarcodeRow{barcode, changes.row.sku});
        }
    }
    json.endArray();
}

/// Only a stock count has expected stock.
void writeExpectedStock(JsonWriter& json, const Write& write) {
    if (write.expectedOnHand.isEmpty()) return;
    json.key("expected_stock").beginArray();
    for (auto at = write.expectedOnHand.cbegin(); at != write.expectedOnHand.cend(); ++at) {
        json.beginObject().field("sku", at.key()).field("on_hand", at.value()).endObject();
    }
    json.endArray();
}

/// Few writes have personal fields.
void writePersonalKeys(JsonWriter& json, const QList<PersonalKey>& keys) {
    if (keys.isEmpty()) return;
    json.key("personal_keys").beginArray();
    for (const PersonalKey& key : keys) {
        json.beginObject()
            .field("key_id", key.id)
            .field("subject", key.subject)
            .field("key", key.isNew ? key.key.toBase64() : QByteArray())
            .endObject();
    }
    json.endArray();
}

}  // namespace

QByteArray writeDocument(const PreparedWrite& prepared) {
    const Write& write = prepared.write;
    JsonWriter json;
    json.beginObject().field("form", kDocumentForm).field("store_id", write.record.storeId);
    if (prepared.routesVersion) json.field("routes_version", *prepared.routesVersion);
    if (write.settingsVersion) json.field("settings_version", *write.settingsVersion);
    json.field("number_from_till", write.numberFromTill).field("result", toJsonText(write.result));
    writeRecord(json.key("record"), write.record);
    writeMetadata(json.key("metadata"), write.metadata);
    writeExpectedStock(json, write);
    writePersonalKeys(json, prepared.personalKeys);
    writeArray(json, "appends", write.appends,
               [&](JsonWriter& to, const StreamAppend& append) { writeAppend(to, write, append); });
    writeArray(json, "stock", stockDemands(write), writeStock);
    writeArray(json, "movements", stockMovements(write), writeRow<StockChange>);
    writeArray(json, "customers", write.customers, writeRow<CustomerRow>);
    writeArray(json, "outbox", prepared.outbox, writeOutbox);
    writeArray(json, "order_days", orderDayChanges(write), writeRow<OrderDayChange>);
    writeArray(json, "payment_days", paymentDayChanges(write), writeRow<PaymentDayChange>);
    writeOrders(json, write);
    writeProducts(json, write.products);
    return json.endObject().text();
}

}  // namespace countertop
