// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox/OutboxStore.h"

#include "models/core/Identifier.h"
#include "models/core/Json.h"
#include "models/store/connection/Transaction.h"

#include <algorithm>

namespace countertop {

namespace {

// Repeat the partial indexes' predicate verbatim; otherwise the planner ignores them.
// A claimed message's next_attempt_at is the end of its lease: one index range finds new messages,
// due retries and abandoned leases alike.
const QString kClaimable = QStringLiteral(R"(
SELECT o.outbox_id AS claimed_id, o.next_attempt_at AS due_at
FROM outbox AS o
WHERE o.store_id = :store
    AND (o.status = 'pending' OR o.status = 'processing' OR o.status = 'failed')
    AND o.next_attempt_at <= :now
    AND o.destination NOT IN (%1)
    AND (o.order_id = '' OR NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.store_id = o.store_id AND earlier.order_id = o.order_id
            AND earlier.destination = o.destination AND earlier.outbox_id < o.outbox_id
            AND (earlier.status = 'pending' OR earlier.status = 'processing'
                OR earlier.status = 'failed')))
ORDER BY o.next_attempt_at, o.outbox_id LIMIT :limit)");

const QString kLease = QStringLiteral(R"(
UPDATE outbox SET status = 'processing', lease_owner = :owner, lease_until = :until,
    next_attempt_at = :until
WHERE outbox_id IN (SELECT claimed_id FROM due)
RETURNING outbox_id, message_id, event_type, order_id, destination, correlation_id, payload,
    created_at, attempts)");

const QString kSqliteExcept = QStringLiteral("SELECT value FROM json_each(:except)");
const QString kPostgresqlExcept =
    QStringLiteral("SELECT jsonb_array_elements_text(CAST(:except AS jsonb))");

const QString kSqliteSettlements = QStringLiteral(R"(
SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.status') AS status,
    json_extract(value, '$.tried') AS tried, json_extract(value, '$.error') AS error,
    json_extract(value, '$.next') AS next, json_extract(value, '$.delivered') AS delivered
FROM json_each(:rows))");
const QString kPostgresqlSettlements = QStringLiteral(R"(
SELECT id, status, tried, error, next, delivered
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(id BIGINT, status TEXT, tried BIGINT,
    error TEXT, next BIGINT, delivered BIGINT))");

const QString kSettle = QStringLiteral(R"(
UPDATE outbox SET
    status = CASE WHEN s.status = 'pending' AND attempts > 0 THEN 'failed' ELSE s.status END,
    attempts = attempts + s.tried,
    last_error = CASE WHEN s.status = 'pending' THEN last_error ELSE s.error END,
    next_attempt_at = s.next, delivered_at = s.delivered, lease_owner = '', lease_until = 0
FROM (%1) AS s
WHERE store_id = :store AND outbox_id = s.id AND outbox.status = 'processing'
    AND lease_owner = :owner)");

const QString kRenew = QStringLiteral(
    "UPDATE outbox SET lease_until = :until, next_attempt_at = :until "
    "WHERE store_id = :store AND status = 'processing' AND lease_owner = :owner");

const QString kCounts = QStringLiteral(R"(
SELECT (SELECT count(*) FROM outbox WHERE store_id = :store
        AND (status = 'pending' OR status = 'processing' OR status = 'failed')) AS waiting,
    (SELECT count(*) FROM outbox WHERE store_id = :store AND status = 'dead') AS dead)");

constexpr qint64 kEndOfTime = 253'402'300'799'000;  // the last second of year 9999
constexpr qsizetype kLongestError = 1000;

struct Statements {
    QString claim;
    QString nextDue;
    QString settle;
};

Statements statementsFor(Dialect dialect) {
    const bool isSqlite = dialect == Dialect::Sqlite;
    const QString claimable = kClaimable.arg(isSqlite ? kSqliteExcept : kPostgresqlExcept);
    const QString lock = isSqlite ? QString() : QStringLiteral(" FOR UPDATE OF o SKIP LOCKED");
    return {QStringLiteral("WITH due AS MATERIALIZED (") + claimable + lock + u')' + kLease,
            claimable, kSettle.arg(isSqlite ? kSqliteSettlements : kPostgresqlSettlements)};
}

/// The text is built once per dialect, so that its prepared statement is found by its address.
const Statements& statements(Dialect dialect) {
    static const Statements sqlite = statementsFor(Dialect::Sqlite);
    static const Statements postgresql = statementsFor(Dialect::Postgresql);
    return dialect == Dialect::Sqlite ? sqlite : postgresql;
}

ClaimedMessage readMessage(Query& query) {
    ClaimedMessage message;
    message.id = query.integer("outbox_id");
    message.messageId = query.text("message_id");
    message.eventType = query.text("event_type");
    message.orderId = query.text("order_id");
    message.destination = query.text("destination");
    message.correlationId = query.text("correlation_id");
    message.payload = query.utf8("payload");
    message.createdAt = query.integer("created_at");
    message.attempts = static_cast<int>(query.integer("attempts"));
    return message;
}

QString statusAfter(Settlement::Kind kind) {
    switch (kind) {
        case Settlement::Kind::Delivered:
            return QStringLiteral("delivered");
        case Settlement::Kind::Failed:
            return QStringLiteral("failed");
        case Settlement::Kind::Dead:
            return QStringLiteral("dead");
        case Settlement::Kind::Released:
            return QStringLiteral("pending");
    }
    Q_UNREACHABLE();
}

QJsonObject settlementRow(const Settlement& settlement, Timestamp now) {
    const bool delivered = settlement.kind == Settlement::Kind::Delivered;
    const bool released = settlement.kind == Settlement::Kind::Released;
    const bool failed = settlement.kind == Settlement::Kind::Failed;
    return {{QStringLiteral("id"), settlement.id},
            {QStringLiteral("status"), statusAfter(settlement.kind)},
            {QStringLiteral("tried"), released ? 0 : 1},
            {QStringLiteral("error"), settlement.error.left(kLongestError)},
            {QStringLiteral("next"), failed ? settlement.nextAttemptAt : now},
            {QStringLiteral("delivered"), delivered ? now : 0}};
}

}  // namespace

OutboxStore::OutboxStore(Database& database, const Clock& clock, qint64 storeId,
                         qint64 leaseMilliseconds)
    : m_database(database),
      m_clock(clock),
      m_storeId(storeId),
      m_leaseMilliseconds(leaseMilliseconds),
      m_owner(newUuidV7()) {}

Result<QList<ClaimedMessage>> OutboxStore::claim(int limit, const QStringList& except) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    const Timestamp now = m_clock.now();
    QList<ClaimedMessage> messages;
    const auto read = m_database.readRows(
        statements(m_database.dialect()).claim,
        [&](Query& query) {
            query.bind(":store", m_storeId)
                .bind(":now", now)
                .bind(":except", toJsonText(QJsonArray::fromStringList(except)))
                .bind(":limit", qint64{limit})
                .bind(":owner", m_owner)
                .bind(":until", now + m_leaseMilliseconds);
        },
        [&](Query& row) { messages.append(readMessage(row)); });
    if (!read) return fail(read.error());
    if (auto done = transaction.commit(); !done) return fail(done.error());
    std::sort(messages.begin(), messages.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return messages;
}

Result<void> OutboxStore::settle(const QList<Settlement>& settlements) {
    if (settlements.isEmpty()) return {};
    const Timestamp now = m_clock.now();
    QJsonArray rows;
    for (const Settlement& settlement : settlements) rows.append(settlementRow(settlement, now));
    const QString& sql = statements(m_database.dialect()).settle;
    const auto done = runInTransaction(m_database, sql, [&](Query& query) {
        query.bind(":rows", toJsonText(rows)).bind(":store", m_storeId).bind(":owner", m_owner);
    });
    if (!done) return fail(done.error());
    return {};
}

Result<void> OutboxStore::renewLeases() {
    const auto done = runInTransaction(m_database, kRenew, [this](Query& query) {
        query.bind(":until", m_clock.now() + m_leaseMilliseconds)
            .bind(":store", m_storeId)
            .bind(":owner", m_owner);
    });
    if (!done) return fail(done.error());
    return {};
}

Result<std::optional<Timestamp>> OutboxStore::nextDueAt(const QStringList& except) {
    std::optional<Timestamp> due;
    const auto read = m_database.readRow(
        statements(m_database.dialect()).nextDue,
        [&](Query& query) {
            query.bind(":store", m_storeId)
                .bind(":now", kEndOfTime)
                .bind(":except", toJsonText(QJsonArray::fromStringList(except)))
                .bind(":limit", qint64{1});
        },
        [&](Query& row) { due = row.integer("due_at"); });
    if (!read) return fail(read.error());
    return due;
}

Result<OutboxCounts> OutboxStore::counts() {
    OutboxCounts counts;
    const auto read = m_database.readRow(
        kCounts, [&](Query& query) { query.bind(":store", m_storeId); },
        [&](Query& row) {
            counts = {row.integer("waiting"), row.integer("dead")};
        });
    if (!read) return fail(read.error());
    return counts;
}

}  // namespace countertop
