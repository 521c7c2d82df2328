// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqliteStatements.h"

namespace countertop::sqlite {

RowsStatement::RowsStatement(const QString& head, const QString& row) {
    QString text = head;
    for (int at = 0; at < kMostRows; ++at) {
        if (at > 0) text += u',';
        text += QString(row).replace(u'#', QStringLiteral("_%1").arg(at));
        m_texts.append(text);
    }
}

const QString kRoutesVersion =
    QStringLiteral("SELECT routes_version, settings_version FROM shop WHERE store_id = :store");

const QString kClaimKey = QStringLiteral(R"(
INSERT INTO idempotency (store_id, key, command_type, fingerprint, result, created_at, expires_at)
VALUES (:store, :key, :type, :fingerprint, :result, :now, :expires)
ON CONFLICT (store_id, key) DO UPDATE SET command_type = excluded.command_type,
    fingerprint = excluded.fingerprint, result = excluded.result, refusal = '',
    created_at = excluded.created_at, expires_at = excluded.expires_at
WHERE idempotency.expires_at <= excluded.created_at
    OR (idempotency.refusal <> '' AND idempotency.fingerprint = excluded.fingerprint))");

const QString kKnownKey = QStringLiteral(
    "SELECT fingerprint, result FROM idempotency WHERE store_id = :store AND key = :key");

const QString kUpsertProduct = QStringLiteral(R"(
INSERT INTO products (store_id, sku, name, barcodes, search_text, currency, price_minor, tax_rate,
    reorder_level, archived, version)
VALUES (:store, :sku, :name, :barcodes, :search, :currency, :price, :tax, :reorder, :archived,
    :version)
ON CONFLICT (store_id, sku) DO UPDATE SET name = excluded.name, barcodes = excluded.barcodes,
    search_text = excluded.search_text, price_minor = excluded.price_minor,
    tax_rate = excluded.tax_rate, reorder_level = excluded.reorder_level,
    archived = excluded.archived, version = excluded.version)");

const QString kInsertBarcode = QStringLiteral(
    "INSERT INTO product_barcodes (store_id, code, barcode, sku) "
    "VALUES (:store, :code, :barcode, :sku) ON CONFLICT (store_id, code) DO NOTHING");

const QString kBarcodeOwner = QStringLiteral(
    "SELECT b.sku AS sku, coalesce(p.name, b.sku) AS name FROM product_barcodes b "
    "LEFT JOIN products p ON p.store_id = b.store_id AND p.sku = b.sku "
    "WHERE b.store_id = :store AND b.code = :code");

const QString kMoveStock = QStringLiteral(R"(
UPDATE products SET on_hand = on_hand + :on_hand, reserved = reserved + :reserved
WHERE store_id = :store AND sku = :sku AND (:version = 0 OR version = :version)
    AND (:change >= 0 OR on_hand - reserved + :change >= 0))");

const QString kProductStock = QStringLiteral(
    "SELECT name, version, on_hand, on_hand - reserved AS available FROM products "
    "WHERE store_id = :store "
    "AND "
    "sku = :sku");

// Two statements, for RETURNING would open a table of its own each time.
const QString kNextNumber = QStringLiteral(R"(
SELECT coalesce((SELECT next_number FROM tills WHERE store_id = :store AND till = :till), 1)
        AS number,
    coalesce((SELECT routes_version FROM shop WHERE store_id = :store), -1) AS routes_version,
    coalesce((SELECT settings_version FROM shop WHERE store_id = :store), -1) AS settings_version)");

const QString kTakeNumber = QStringLiteral(R"(
INSERT INTO tills (store_id, till, next_number) VALUES (:store, :till, :next)
ON CONFLICT (store_id, till) DO UPDATE SET next_number = excluded.next_number)");

const QString kStreamHead = QStringLiteral(
    "SELECT version, hash FROM events WHERE store_id = :store AND stream_id = :stream "
    "ORDER BY version DESC LIMIT 1");

const RowsStatement kInsertEvents(QStringLiteral(R"(
INSERT OR FAIL INTO events (store_id, event_id, stream_id, version, category, type, schema_version,
    payload, correlation_id, causation_id, actor, till, recorded_at, hash)
VALUES )"),
                                  QStringLiteral(R"(
(:store, :event_id#, :stream, :version#, :category, :type#, :schema_version#, :payload#,
    :correlation, :causation, :actor, :till, :at, :hash#))"));

const QString kUpsertOrder = QStringLiteral(R"(
INSERT INTO orders (store_id, order_id, number, version, kind, lifecycle, payment_status,
    fulfilment_status, status, customer_id, customer_name, customer_folded, till, tracking, day,
    placed_at, updated_at, item_count, total_minor, tax_minor, captured_minor, refunded_minor,
    credited_minor, currency)
VALUES (:store, :order, :number, :version, :kind, :lifecycle, :payment, :fulfilment, :status,
    :customer, :customer_name, :customer_folded, :till, :tracking, :day, :placed_at, :updated_at, :items, :total,
    :tax, :captured, :refunded, :credited, :currency)
ON CONFLICT (store_id, order_id) DO UPDATE SET
    number = coalesce(excluded.number, orders.number), version = excluded.version,
    lifecycle = excluded.lifecycle, payment_status = excluded.payment_status,
    fulfilment_status = excluded.fulfilment_status, status = excluded.status,
    customer_id = excluded.customer_id, customer_name = excluded.customer_name,
    customer_folded = excluded.customer_folded,
    tracking = excluded.tracking, day = excluded.day, placed_at = excluded.placed_at,
    updated_at = excluded.updated_at, item_count = excluded.item_count,
    total_minor = excluded.total_minor, tax_minor = excluded.tax_minor,
    captured_minor = excluded.captured_minor, refunded_minor = excluded.refunded_minor,
    credited_minor = excluded.credited_minor)");

const QString kDeleteLines =
    QStringLiteral("DELETE FROM order_lines WHERE store_id = :store AND order_id = :order");

const RowsStatement kInsertLines(QStringLiteral(R"(
INSERT OR FAIL INTO order_lines (store_id, order_id, line_number, sku, name, quantity,
    unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, shipped, returned,
    exact_unit_price)
VALUES )"),
                                 QStringLiteral(R"(
(:store, :order, :line#, :sku#, :name#, :quantity#, :price#, :discount#, :rate#, :tax#, :total#,
    :shipped#, :returned#, :exact#))"));

const QString kInsertPayment = QStringLiteral(R"(
INSERT INTO payments (store_id, payment_id, order_id, method, amount_minor, tendered_minor,
    change_minor, currency, day, till, reason, recorded_at)
VALUES (:store, :payment, :order, :method, :amount, :tendered, :change, :currency, :day, :till,
    :reason, :at))");

const RowsStatement kInsertMovements(QStringLiteral(R"(
INSERT OR FAIL INTO stock_movements (store_id, sku, on_hand_change, reserved_change, reason,
    order_id, note, actor, recorded_at)
VALUES )"),
                                     QStringLiteral(R"(
(:store, :sku#, :on_hand#, :reserved#, :reason#, :order#, :note#, :actor, :at))"));

const QString kUpsertCustomer = QStringLiteral(R"(
INSERT INTO customers (store_id, customer_id, name, email, phone, address, note, search_text,
    version)
VALUES (:store, :customer, :name, :email, :phone, :address, :note, :search, :version)
ON CONFLICT (store_id, customer_id) DO UPDATE SET name = excluded.name, email = excluded.email,
    phone = excluded.phone, address = excluded.address, note = excluded.note,
    search_text = excluded.search_text, version = excluded.version)");

const QString kInsertOutbox = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
VALUES (:store, :message, :event, :type, :order, :destination, :route, :payload, :correlation,
    'pending', :now, :now))");

const QString kInsertAudit = QStringLiteral(R"(
INSERT INTO audit (store_id, command_id, command_type, content, actor, till, correlation_id,
    causation_id, outcome, detail, recorded_at, key_proof)
VALUES (:store, :command, :type, :content, :actor, :till, :correlation, :causation, :outcome,
    :detail, :now, :proof))");

const QString kAddOrderDay = QStringLiteral(R"(
INSERT INTO order_days (store_id, day, status, till, currency, orders, items, total_minor,
    refunded_minor, credited_minor)
VALUES (:store, :day, :status, :till, :currency, :orders, :items, :total, :refunded, :credited)
ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET
    orders = orders + excluded.orders, items = items + excluded.items,
    total_minor = total_minor + excluded.total_minor,
    refunded_minor = refunded_minor + excluded.refunded_minor,
    credited_minor = credited_minor + excluded.credited_minor)");

const QString kAddPaymentDay = QStringLiteral(R"(
INSERT INTO payment_days (store_id, day, method, till, currency, payments, captured_minor,
    refunded_minor)
VALUES (:store, :day, :method, :till, :currency, :payments, :captured, :refunded)
ON CONFLICT (store_id, day, method, till, currency) DO UPDATE SET
    payments = payments + excluded.payments,
    captured_minor = captured_minor + excluded.captured_minor,
    refunded_minor = refunded_minor + excluded.refunded_minor)");

void bindAudit(Query& query, const CommandRecord& record, const EventMetadata& metadata,
               const QString& outcome, const QString& detail, const QByteArray& proof) {
    query.bind(":store", record.storeId)
        .bind(":command", record.commandId.text())
        .bind(":type", record.type)
        .bind(":content", record.content)
        .bind(":actor", metadata.actor)
        .bind(":till", metadata.till)
        .bind(":correlation", metadata.correlationId)
        .bind(":causation", metadata.causationId)
        .bind(":outcome", outcome)
        .bind(":detail", detail)
        .bind(":now", record.recordedAt)
        .bind(":proof", proof);
}

}  // namespace countertop::sqlite
