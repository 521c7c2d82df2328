// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/store/WriteRows.h"

namespace countertop {

namespace {

QJsonObject recordJson(const CommandRecord& record) {
    return {{QStringLiteral("command_id"), record.commandId.text()},
            {QStringLiteral("key"), record.key},
            {QStringLiteral("type"), record.type},
            {QStringLiteral("fingerprint"), QString::fromLatin1(record.fingerprint)},
            {QStringLiteral("content"), record.content},
            {QStringLiteral("recorded_at"), record.recordedAt},
            {QStringLiteral("expires_at"), record.expiresAt}};
}

QJsonObject metadataJson(const EventMetadata& metadata) {
    return {{QStringLiteral("correlation_id"), metadata.correlationId},
            {QStringLiteral("causation_id"), metadata.causationId},
            {QStringLiteral("actor"), metadata.actor},
            {QStringLiteral("till"), metadata.till},
            {QStringLiteral("at"), metadata.at}};
}

QJsonObject appendJson(const StreamAppend& append) {
    QJsonArray events;
    for (const EventDraft& event : append.events) {
        events.append(QJsonObject{{QStringLiteral("event_id"), event.eventId.text()},
                                  {QStringLiteral("type"), event.type},
                                  {QStringLiteral("schema_version"), event.schemaVersion},
                                  {QStringLiteral("payload"), QString::fromUtf8(event.payload)}});
    }
    return {{QStringLiteral("stream_id"), append.streamId},
            {QStringLiteral("expected"), append.expected.value()},
            {QStringLiteral("events"), events}};
}

QJsonObject orderJson(const OrderRow& row) {
    return {{QStringLiteral("order_id"), row.orderId.text()},
            {QStringLiteral("number"), row.number},
            {QStringLiteral("version"), row.version},
            {QStringLiteral("kind"), toText(row.kind)},
            {QStringLiteral("lifecycle"), toText(row.lifecycle)},
            {QStringLiteral("payment_status"), toText(row.paymentStatus)},
            {QStringLiteral("fulfilment_status"), toText(row.fulfilmentStatus)},
            {QStringLiteral("status"), toText(row.status)},
            {QStringLiteral("customer_id"), row.customerId.text()},
            {QStringLiteral("customer_name"), row.customerName},
            {QStringLiteral("till"), row.till},
            {QStringLiteral("tracking"), row.tracking},
            {QStringLiteral("day"), row.day},
            {QStringLiteral("placed_at"), row.placedAt},
            {QStringLiteral("updated_at"), row.updatedAt},
            {QStringLiteral("item_count"), row.itemCount},
            {QStringLiteral("total_minor"), row.totalMinor},
            {QStringLiteral("tax_minor"), row.taxMinor},
            {QStringLiteral("captured_minor"), row.capturedMinor},
            {QStringLiteral("refunded_minor"), row.refundedMinor},
            {QStringLiteral("currency"), row.currency}};
}

QJsonObject lineJson(const OrderId& orderId, const OrderLine& line) {
    return {{QStringLiteral("order_id"), orderId.text()},
            {QStringLiteral("line_number"), line.lineNumber},
            {QStringLiteral("sku"), line.sku},
            {QStringLiteral("name"), line.name},
            {QStringLiteral("quantity"), line.quantity},
            {QStringLiteral("unit_price_minor"), line.unitPriceMinor},
            {QStringLiteral("discount_minor"), line.discountMinor},
            {QStringLiteral("tax_rate"), line.taxRateBasisPoints},
            {QStringLiteral("tax_minor"), line.taxMinor},
            {QStringLiteral("total_minor"), line.totalMinor},
            {QStringLiteral("shipped"), line.shipped},
            {QStringLiteral("returned"), line.returned},
            {QStringLiteral("exact_unit_price"), line.exactUnitPrice}};
}

QJsonObject paymentJson(const PaymentRow& row) {
    return {{QStringLiteral("payment_id"), row.paymentId.text()},
            {QStringLiteral("order_id"), row.orderId.text()},
            {QStringLiteral("method"), toText(row.method)},
            {QStringLiteral("amount_minor"), row.amountMinor},
            {QStringLiteral("tendered_minor"), row.tenderedMinor},
            {QStringLiteral("change_minor"), row.changeMinor},
            {QStringLiteral("currency"), row.currency},
            {QStringLiteral("day"), row.day},
            {QStringLiteral("till"), row.till},
            {QStringLiteral("reason"), row.reason},
            {QStringLiteral("recorded_at"), row.at}};
}

QJsonObject productJson(const ProductRow& row) {
    return {
        {QStringLiteral("sku"), row.sku},
        {QStringLiteral("name"), row.name},
        {QStringLiteral("barcodes"), row.barcodes.join(u' ')},
        {QStringLiteral("search_text"), searchText({row.name, row.sku, row.barcodes.join(u' ')})},
        {QStringLiteral("currency"), row.currency},
        {QStringLiteral("price_minor"), row.priceMinor},
        {QStringLiteral("tax_rate"), row.taxRateBasisPoints},
        {QStringLiteral("reorder_level"), row.reorderLevel},
        {QStringLiteral("archived"), row.archived ? 1 : 0},
        {QStringLiteral("version"), row.version}};
}

QJsonObject customerJson(const CustomerRow& row) {
    return {{QStringLiteral("customer_id"), row.customerId.text()},
            {QStringLiteral("name"), row.name},
            {QStringLiteral("email"), row.email},
            {QStringLiteral("phone"), row.phone},
            {QStringLiteral("address"), row.address},
            {QStringLiteral("note"), row.note},
            {QStringLiteral("search_text"), searchText({row.name, row.email, row.phone})},
            {QStringLiteral("version"), row.version}};
}

QJsonObject outboxJson(const OutboxMessage& message) {
    return {{QStringLiteral("message_id"), message.messageId},
            {QStringLiteral("event_id"), message.eventId.text()},
            {QStringLiteral("event_type"), message.eventType},
            {QStringLiteral("order_id"), message.orderId},
            {QStringLiteral("destination"), message.destination},
            {QStringLiteral("route_id"), message.routeId},
            {QStringLiteral("payload"), QString::fromUtf8(message.payload)}};
}

QJsonObject stockJson(const StockDemand& demand) {
    return {{QStringLiteral("sku"), demand.sku},
            {QStringLiteral("on_hand"), demand.onHandChange},
            {QStringLiteral("reserved"), demand.reservedChange}};
}

QJsonObject movementJson(const StockChange& change) {
    return {{QStringLiteral("sku"), change.sku},
            {QStringLiteral("on_hand"), change.onHandChange},
            {QStringLiteral("reserved"), change.reservedChange},
            {QStringLiteral("reason"), toText(change.reason)},
            {QStringLiteral("order_id"), change.orderId.text()},
            {QStringLiteral("note"), change.note}};
}

QJsonObject orderDayJson(const OrderDayChange& change) {
    return {{QStringLiteral("day"), change.day},
            {QStringLiteral("status"), toText(change.status)},
            {QStringLiteral("till"), change.till},
            {QStringLiteral("currency"), change.currency},
            {QStringLiteral("orders"), change.orders},
            {QStringLiteral("items"), change.items},
            {QStringLiteral("total_minor"), change.totalMinor},
            {QStringLiteral("refunded_minor"), change.refundedMinor}};
}

QJsonObject paymentDayJson(const PaymentDayChange& change) {
    return {{QStringLiteral("day"), change.day},
            {QStringLiteral("method"), toText(change.method)},
            {QStringLiteral("till"), change.till},
            {QStringLiteral("currency"), change.currency},
            {QStringLiteral("payments"), change.payments},
            {QStringLiteral("captured_minor"), change.capturedMinor},
            {QStringLiteral("refunded_minor"), change.refundedMinor}};
}

template <class Item, class ToJson>
QJsonArray arrayOf(const QList<Item>& items, const ToJson& json) {
    QJsonArray array;
    for (const Item& item : items) array.append(json(item));
    return array;
}

void addOrders(QJsonObject& document, const QList<OrderChanges>& orders) {
    QJsonArray rows, replaced, lines, payments;
    for (const OrderChanges& changes : orders) {
        rows.append(orderJson(changes.row));
        for (const PaymentRow& payment : changes.payments) payments.append(paymentJson(payment));
        if (!changes.linesChanged) continue;
        replaced.append(changes.row.orderId.text());
        for (const OrderLine& line : changes.lines) {
            lines.append(lineJson(changes.row.orderId, line));
        }
    }
    document.insert(QStringLiteral("orders"), rows);
    document.insert(QStringLiteral("replaced_lines"), replaced);
    document.insert(QStringLiteral("lines"), lines);
    document.insert(QStringLiteral("payments"), payments);
}

void addProducts(QJsonObject& document, const QList<ProductChanges>& products) {
    QJsonArray rows, barcodes;
    for (const ProductChanges& changes : products) {
        rows.append(productJson(changes.row));
        for (const QString& barcode : changes.row.barcodes) {
            barcodes.append(QJsonObject{{QStringLiteral("barcode"), barcode},
                                        {QStringLiteral("sku"), changes.row.sku}});
        }
    }
    document.insert(QStringLiteral("products"), rows);
    document.insert(QStringLiteral("barcodes"), barcodes);
}

}  // namespace

QByteArray writeDocument(const Write& write, const QList<OutboxMessage>& outbox,
                         std::optional<qint64> routesVersion) {
    QJsonObject document{
        {QStringLiteral("store_id"), write.record.storeId},
        {QStringLiteral("record"), recordJson(write.record)},
        {QStringLiteral("metadata"), metadataJson(write.metadata)},
        {QStringLiteral("number_from_till"), write.numberFromTill},
        {QStringLiteral("result"), QString::fromUtf8(resultText(write))},
        {QStringLiteral("appends"), arrayOf(write.appends, appendJson)},
        {QStringLiteral("stock"), arrayOf(stockDemands(write), stockJson)},
        {QStringLiteral("movements"), arrayOf(stockMovements(write), movementJson)},
        {QStringLiteral("customers"), arrayOf(write.customers, customerJson)},
        {QStringLiteral("outbox"), arrayOf(outbox, outboxJson)},
        {QStringLiteral("order_days"), arrayOf(orderDayChanges(write), orderDayJson)},
        {QStringLiteral("payment_days"), arrayOf(paymentDayChanges(write), paymentDayJson)}};
    if (routesVersion) document.insert(QStringLiteral("routes_version"), *routesVersion);
    addOrders(document, write.orders);
    addProducts(document, write.products);
    return toJsonText(document);
}

}  // namespace countertop
