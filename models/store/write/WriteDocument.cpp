// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonWriter.h"
#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
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

void writeAppend(JsonWriter& json, const StreamAppend& append) {
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
            .field("payload", event.payload)
            .endObject();
    }
    json.endArray().endObject();
}

void writeOrder(JsonWriter& json, const OrderRow& row) {
    json.beginObject()
        .field("order_id", row.orderId.text())
        .field("number", row.number)
        .field("version", row.version)
        .field("kind", toText(row.kind))
        .field("lifecycle", toText(row.lifecycle))
        .field("payment_status", toText(row.paymentStatus))
        .field("fulfilment_status", toText(row.fulfilmentStatus))
        .field("status", toText(row.status))
        .field("customer_id", row.customerId.text())
        .field("customer_name", row.customerName)
        .field("customer_folded", searchFold(row.customerName))
        .field("till", row.till)
        .field("tracking", row.tracking)
        .field("day", row.day)
        .field("placed_at", row.placedAt)
        .field("updated_at", row.updatedAt)
        .field("item_count", row.itemCount)
        .field("total_minor", row.totalMinor)
        .field("tax_minor", row.taxMinor)
        .field("captured_minor", row.capturedMinor)
        .field("refunded_minor", row.refundedMinor)
        .field("credited_minor", row.creditedMinor)
        .field("currency", row.currency)
        .endObject();
}

void writeLine(JsonWriter& json, const OrderId& orderId, const OrderLine& line) {
    json.beginObject()
        .field("order_id", orderId.text())
        .field("line_number", line.lineNumber)
        .field("sku", line.sku)
        .field("name", line.name)
        .field("quantity", line.quantity)
        .field("unit_price_minor", line.unitPriceMinor)
        .field("discount_minor", line.discountMinor)
        .field("tax_rate", line.taxRateMilli)
        .field("tax_minor", line.taxMinor)
        .field("total_minor", line.totalMinor)
        .field("shipped", line.shipped)
        .field("returned", line.returned)
        .field("exact_unit_price", line.exactUnitPrice)
        .endObject();
}

void writePayment(JsonWriter& json, const PaymentRow& row) {
    json.beginObject()
        .field("payment_id", row.paymentId.text())
        .field("order_id", row.orderId.text())
        .field("method", toText(row.method))
        .field("amount_minor", row.amountMinor)
        .field("tendered_minor", row.tenderedMinor)
        .field("change_minor", row.changeMinor)
        .field("currency", row.currency)
        .field("day", row.day)
        .field("till", row.till)
        .field("reason", row.reason)
        .field("recorded_at", row.at)
        .endObject();
}

void writeProduct(JsonWriter& json, const ProductRow& row) {
    json.beginObject()
        .field("sku", row.sku)
        .field("name", row.name)
        .field("barcodes", barcodesColumn(row.barcodes))
        .field("search_text", productSearchText(row))
        .field("currency", row.currency)
        .field("price_minor", row.priceMinor)
        .field("tax_rate", row.taxRateMilli)
        .field("reorder_level", row.reorderLevel)
        .field("archived", row.archived ? 1 : 0)
        .field("version", row.version)
        .endObject();
}

void writeCustomer(JsonWriter& json, const CustomerRow& row) {
    json.beginObject()
        .field("customer_id", row.customerId.text())
        .field("name", row.name)
        .field("email", row.email)
        .field("phone", row.phone)
        .field("address", row.address)
        .field("note", row.note)
        .field("search_text", customerSearchText(row))
        .field("version", row.version)
        .endObject();
}

void writeOutbox(JsonWriter& json, const OutboxMessage& message) {
    json.beginObject()
        .field("message_id", message.messageId)
        .field("event_id", message.eventId.text())
        .field("event_type", message.eventType)
        .field("order_id", message.orderId)
        .field("destination", message.destination)
        .field("route_id", message.routeId)
        .field("payload", message.payload)
        .endObject();
}

void writeStock(JsonWriter& json, const StockDemand& demand) {
    json.beginObject()
        .field("sku", demand.sku)
        .field("on_hand", demand.onHandChange)
        .field("reserved", demand.reservedChange)
        .field("version", demand.productVersion)
        .endObject();
}

void writeMovement(JsonWriter& json, const StockChange& change) {
    json.beginObject()
        .field("sku", change.sku)
        .field("on_hand", change.onHandChange)
        .field("reserved", change.reservedChange)
        .field("reason", toText(change.reason))
        .field("order_id", change.orderId.text())
        .field("note", change.note)
        .endObject();
}

void writeOrderDay(JsonWriter& json, const OrderDayChange& change) {
    json.beginObject()
        .field("day", change.day)
        .field("status", toText(change.status))
        .field("till", change.till)
        .field("currency", change.currency)
        .field("orders", change.orders)
        .field("items", change.items)
        .field("total_minor", change.totalMinor)
        .field("refunded_minor", change.refundedMinor)
        .field("credited_minor", change.creditedMinor)
        .endObject();
}

void writePaymentDay(JsonWriter& json, const PaymentDayChange& change) {
    json.beginObject()
        .field("day", change.day)
        .field("method", toText(change.method))
        .field("till", change.till)
        .field("currency", change.currency)
        .field("payments", change.payments)
        .field("captured_minor", change.capturedMinor)
        .field("refunded_minor", change.refundedMinor)
        .endObject();
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
    for (const OrderChanges& changes : write.orders) writeOrder(json, changes.row);
    json.endArray().key("replaced_lines").beginArray();
    for (const OrderChanges& changes : write.orders) {
        if (changes.linesChanged && !isNew(write, changes)) {
            json.value(changes.row.orderId.text());
        }
    }
    json.endArray().key("lines").beginArray();
    for (const OrderChanges& changes : write.orders) {
        if (!changes.linesChanged) continue;
        for (const OrderLine& line : changes.lines) writeLine(json, changes.row.orderId, line);
    }
    json.endArray().key("payments").beginArray();
    for (const OrderChanges& changes : write.orders) {
        for (const PaymentRow& payment : changes.payments) writePayment(json, payment);
    }
    json.endArray();
}

void writeProducts(JsonWriter& json, const QList<ProductChanges>& products) {
    json.key("products").beginArray();
    for (const ProductChanges& changes : products) writeProduct(json, changes.row);
    json.endArray().key("barcodes").beginArray();
    for (const ProductChanges& changes : products) {
        for (const QString& barcode : changes.newBarcodes) {
            json.beginObject()
                .field("code", comparedCode(barcode))
                .field("barcode", barcode)
                .field("sku", changes.row.sku)
                .endObject();
        }
    }
    json.endArray();
}

/// Only a count has one.
void writeExpectedStock(JsonWriter& json, const Write& write) {
    if (write.expectedOnHand.isEmpty()) return;
    json.key("expected_stock").beginArray();
    for (auto at = write.expectedOnHand.cbegin(); at != write.expectedOnHand.cend(); ++at) {
        json.beginObject().field("sku", at.key()).field("on_hand", at.value()).endObject();
    }
    json.endArray();
}

}  // namespace

QByteArray writeDocument(const Write& write, const QList<OutboxMessage>& outbox,
                         std::optional<qint64> routesVersion) {
    JsonWriter json;
    json.beginObject().field("store_id", write.record.storeId);
    if (routesVersion) json.field("routes_version", *routesVersion);
    if (write.settingsVersion) json.field("settings_version", *write.settingsVersion);
    json.field("number_from_till", write.numberFromTill).field("result", resultText(write));
    writeRecord(json.key("record"), write.record);
    writeMetadata(json.key("metadata"), write.metadata);
    writeExpectedStock(json, write);
    writeArray(json, "appends", write.appends, writeAppend);
    writeArray(json, "stock", stockDemands(write), writeStock);
    writeArray(json, "movements", stockMovements(write), writeMovement);
    writeArray(json, "customers", write.customers, writeCustomer);
    writeArray(json, "outbox", outbox, writeOutbox);
    writeArray(json, "order_days", orderDayChanges(write), writeOrderDay);
    writeArray(json, "payment_days", paymentDayChanges(write), writePaymentDay);
    writeOrders(json, write);
    writeProducts(json, write.products);
    return json.endObject().text();
}

}  // namespace countertop
