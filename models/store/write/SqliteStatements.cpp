// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqliteStatements.h"

namespace countertop::sqlite {

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

const QString kInsertPersonalKey = QStringLiteral(
    "INSERT INTO personal_keys (store_id, key_id, subject, key) "
    "VALUES (:store, :key_id, :subject, :key) ON CONFLICT DO NOTHING");

const QString kPersonalKey =
    QStringLiteral("SELECT key_id FROM personal_keys WHERE store_id = :store AND key_id = :key_id");

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

// Two statements, because RETURNING opens a temporary table each time.
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

const QString kDeleteLines =
    QStringLiteral("DELETE FROM order_lines WHERE store_id = :store AND order_id = :order");

const QString kInsertOutbox = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
VALUES (:store, :message, :event, :type, :order, :destination, :route, :payload, :correlation,
    'pending', :due, :now))");

const QString kInsertAudit = QStringLiteral(R"(
INSERT INTO audit (store_id, command_id, command_type, content, actor, till, correlation_id,
    causation_id, outcome, detail, recorded_at, key_proof)
VALUES (:store, :command, :type, :content, :actor, :till, :correlation, :causation, :outcome,
    :detail, :now, :proof))");

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
