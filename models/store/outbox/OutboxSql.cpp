// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox/OutboxSql.h"

#include "models/core/Identifier.h"
#include "models/store/connection/WorkerSlot.h"
#include "models/store/queries/WaitingDestinations.h"

namespace countertop {

namespace {

// Repeat the partial indexes' predicates verbatim; otherwise the planner ignores the indexes.
const QString kClaimable =
    QStringLiteral("store_id = :store AND (status = 'pending' OR status = 'failed') AND held = ''");

const QString kWaiting =
    QStringLiteral("WITH RECURSIVE ") + kWaitingDestinations + QStringLiteral(R"(
SELECT f.destination AS destination,
    (SELECT o.next_attempt_at FROM outbox AS o
     WHERE o.store_id = :store AND o.destination = f.destination
         AND (o.status = 'pending' OR o.status = 'failed') AND o.held = ''{except}
     ORDER BY o.next_attempt_at LIMIT 1) - {now} AS due_in,
    coalesce((SELECT 1 FROM outbox AS o
     WHERE o.store_id = :store AND o.destination = f.destination
         AND (o.status = 'pending' OR o.status = 'failed') AND o.held = ''
         AND o.next_attempt_at > 0{except}
     ORDER BY o.next_attempt_at LIMIT 1), 0) AS has_timed,
    coalesce(d.disabled_at, 0) AS disabled_at, coalesce(d.at_once, 0) AS at_once
FROM found AS f LEFT JOIN destinations AS d
    ON d.store_id = :store AND d.destination = f.destination
WHERE f.destination IS NOT NULL)");

/// The next due messages and, for each, the message of the same order before it that is not
/// delivered yet. Rows that another worker is claiming right now are skipped.
const QString kCandidates = QStringLiteral(R"(
WITH due AS MATERIALIZED (
    SELECT o.outbox_id, o.order_id, o.next_attempt_at FROM outbox AS o
    WHERE o.store_id = :store AND o.destination = :destination
        AND (o.status = 'pending' OR o.status = 'failed') AND o.held = ''
        AND o.next_attempt_at <= {now} AND o.next_attempt_at <= :last_due
        AND (o.next_attempt_at, o.outbox_id) > (:after_due, :after_id){except}
    ORDER BY o.next_attempt_at, o.outbox_id LIMIT :limit{lock}), behind AS MATERIALIZED (
    SELECT due.outbox_id AS id, due.order_id AS order_id, due.next_attempt_at AS due_at, (
        SELECT e.outbox_id FROM outbox AS e
        WHERE due.order_id <> '' AND e.store_id = :store AND e.order_id = due.order_id
            AND e.destination = :destination AND e.outbox_id < due.outbox_id
            AND (e.status = 'pending' OR e.status = 'processing' OR e.status = 'failed')
            AND e.held = ''
        ORDER BY e.outbox_id DESC LIMIT 1) AS earlier_id
    FROM due)
SELECT id, order_id, due_at, coalesce(earlier_id, 0) AS earlier_id,
    coalesce((SELECT e.next_attempt_at FROM outbox AS e WHERE e.outbox_id = earlier_id), 0)
        AS earlier_due_at,
    coalesce((SELECT e.retry_pause FROM outbox AS e WHERE e.outbox_id = earlier_id), 0)
        AS earlier_pause,
    coalesce((SELECT CASE WHEN e.status = 'processing' THEN 1 ELSE 0 END FROM outbox AS e
              WHERE e.outbox_id = earlier_id), 0) AS earlier_is_claimed
FROM behind)");

/// Gives messages the time of the one before them, unless somebody is retrying that one right now:
/// they would keep the old time for ever. A pause marks a time that nobody chose for the message
/// itself; behind a scheduled message it is the time until then, so that no clock seems ahead.
const QString kPark = QStringLiteral(R"(
UPDATE outbox SET next_attempt_at = p.due, retry_pause = CASE
    WHEN p.pause > 0 THEN p.pause WHEN p.due > {now} THEN p.due - {now} ELSE 1 END
FROM (SELECT r.id, r.due, r.pause FROM ({rows}) AS r
      JOIN outbox AS e ON e.outbox_id = r.earlier AND e.next_attempt_at = r.due{share}) AS p
WHERE outbox_id = p.id)");

// The rows are locked: their state need not be compared again. With conditions on it, PostgreSQL
// prefers an index of waiting messages to the key and reads all of them.
const QString kLease = QStringLiteral(R"(
UPDATE outbox SET status = 'processing', lease_owner = :owner, lease_until = {until}
WHERE outbox_id {ids}
RETURNING outbox_id, message_id, event_type, order_id, destination, correlation_id, payload,
    created_at, attempts, route_id, attempt_log)");

// {status} hides the status from the partial index of claimed messages: with that SQLite reads the
// whole document once for each of them, and PostgreSQL walks over the entries of all that were
// claimed since the oldest open snapshot. {known} names the keys once more: PostgreSQL expects many
// rows of the document and would rather read a whole table of some thousand messages.
const QString kSettle = QStringLiteral(R"(
UPDATE outbox SET
    status = CASE WHEN s.status = 'pending' AND attempts > 0 THEN 'failed' ELSE s.status END,
    attempts = attempts + s.tried,
    last_error = CASE WHEN s.tried = 0 THEN last_error ELSE s.error END,
    next_attempt_at = CASE
        WHEN s.pause > 0 THEN {now} + s.pause
        WHEN s.status = 'delivered' OR s.status = 'dead' THEN {now}
        ELSE 0 END,
    retry_pause = s.pause, held = s.held,
    delivered_at = CASE WHEN s.status = 'delivered' THEN {now} ELSE 0 END,
    attempt_log = CASE WHEN s.log = '' THEN attempt_log ELSE s.log END,
    lease_owner = '', lease_until = 0
FROM ({rows}) AS s
WHERE store_id = :store AND outbox_id = s.id{known} AND {status} = 'processing'
    AND lease_owner = :owner
RETURNING outbox_id, destination)");

/// One more success is only noted after a second.
const QString kNoteHealth = QStringLiteral(R"(
INSERT INTO destinations (store_id, destination, last_success_at, last_failure_at, last_error,
    disabled_at, disabled_reason)
SELECT :store, h.destination, CASE WHEN h.ok = 1 THEN {now} ELSE 0 END,
    CASE WHEN h.error <> '' THEN {now} ELSE 0 END, h.error,
    CASE WHEN h.gone <> '' THEN {now} ELSE 0 END, h.gone
FROM ({rows}) AS h WHERE h.destination <> '' ORDER BY h.destination
ON CONFLICT (store_id, destination) DO UPDATE SET
    last_success_at = CASE WHEN excluded.last_success_at > 0 THEN excluded.last_success_at
        ELSE destinations.last_success_at END,
    last_failure_at = CASE WHEN excluded.last_failure_at > 0 THEN excluded.last_failure_at
        ELSE destinations.last_failure_at END,
    last_error = CASE WHEN excluded.last_error <> '' THEN excluded.last_error
        ELSE destinations.last_error END,
    disabled_at = CASE WHEN excluded.disabled_at > 0 THEN excluded.disabled_at
        ELSE destinations.disabled_at END,
    disabled_reason = CASE WHEN excluded.disabled_at > 0 THEN excluded.disabled_reason
        ELSE destinations.disabled_reason END
WHERE excluded.last_failure_at > 0 OR excluded.disabled_at > 0
    OR excluded.last_success_at >= destinations.last_success_at + 1000)");

const QString kRenew = QStringLiteral(
    "UPDATE outbox SET lease_until = {until} "
    "WHERE outbox_id {ids} AND {status} = 'processing' AND lease_owner = :owner");

const QString kOwners = QStringLiteral(
    "SELECT DISTINCT lease_owner FROM outbox WHERE store_id = :store AND status = 'processing'");

const QString kFree = QStringLiteral(
    "UPDATE outbox SET status = CASE WHEN attempts > 0 THEN 'failed' ELSE 'pending' END, "
    "next_attempt_at = 0, retry_pause = 0, lease_owner = '', lease_until = 0 "
    "WHERE status = 'processing' AND ");

const QString kAreAhead = QStringLiteral(
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE {claimable} "
    "AND destination = :destination AND next_attempt_at > {now} AND retry_pause > 0 "
    "AND next_attempt_at - retry_pause > {now}) THEN 1 ELSE 0 END AS number");

/// A pause longer than our own was asked for by the receiver; it begins anew.
const QString kCorrectAhead = QStringLiteral(
    "UPDATE outbox SET "
    "next_attempt_at = CASE WHEN retry_pause > :own_pause THEN {now} + retry_pause ELSE 0 END, "
    "retry_pause = CASE WHEN retry_pause > :own_pause THEN retry_pause ELSE 0 END "
    "WHERE {claimable} "
    "AND destination = :destination AND next_attempt_at > {now} AND retry_pause > 0 "
    "AND next_attempt_at - retry_pause > {now}");

/// The rows of the document `:rows` as a table, with columns of these types (SQLite ignores them).
struct Column {
    const char* name;
    const char* type;
};

QString rowsOf(Dialect dialect, std::initializer_list<Column> columns) {
    QStringList names;
    QStringList declared;
    for (const Column& column : columns) {
        const QString name = QLatin1StringView(column.name);
        names.append(dialect == Dialect::Sqlite
                         ? QStringLiteral("json_extract(value, '$.%1') AS %1").arg(name)
                         : name);
        declared.append(name + u' ' + QLatin1StringView(column.type));
    }
    const QString list = names.join(QStringLiteral(", "));
    return dialect == Dialect::Sqlite
               ? QStringLiteral("SELECT %1 FROM json_each(:rows)").arg(list)
               : QStringLiteral("SELECT %1 FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(%2)")
                     .arg(list, declared.join(QStringLiteral(", ")));
}

OutboxSql statementsFor(Dialect dialect) {
    const bool isSqlite = dialect == Dialect::Sqlite;
    // statement_timestamp() is constant within a statement, so that it can bound an index range.
    const QString now =
        isSqlite
            ? QStringLiteral(":now")
            : QStringLiteral("CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)");
    const auto text = [&](QString sql, const QString& rows = {}) {
        sql.replace(QStringLiteral("{rows}"), rows);
        sql.replace(QStringLiteral("{claimable}"), kClaimable);
        sql.replace(QStringLiteral("{lock}"),
                    isSqlite ? QString() : QStringLiteral("\n    FOR UPDATE OF o SKIP LOCKED"));
        sql.replace(QStringLiteral("{share}"),
                    isSqlite ? QString() : QStringLiteral(" FOR SHARE OF e SKIP LOCKED"));
        sql.replace(QStringLiteral("{known}"),
                    isSqlite ? QString() : QStringLiteral(" AND outbox_id {ids}"));
        sql.replace(QStringLiteral("{status}"), QStringLiteral("(outbox.status || '')"));
        sql.replace(QStringLiteral("{until}"),
                    isSqlite ? QStringLiteral("0") : now + QStringLiteral(" + :lease"));
        sql.replace(QStringLiteral("{ids}"),
                    isSqlite ? QStringLiteral("IN (SELECT value FROM json_each(:ids))")
                             : QStringLiteral("= ANY (CAST(:ids AS BIGINT[]))"));
        return sql.replace(QStringLiteral("{now}"), now);
    };
    const auto except = [&](QString sql, const QString& condition) {
        return text(sql.replace(QStringLiteral("{except}"), condition));
    };
    const QString notLeftOut =
        isSqlite
            ? QStringLiteral("\n    AND o.route_id NOT IN (SELECT value FROM json_each(:left_out))")
            : QStringLiteral("\n    AND o.route_id <> ALL (CAST(:left_out AS BIGINT[]))");
    OutboxSql sql;
    sql.waiting = except(kWaiting, {});
    sql.candidates = except(kCandidates, {});
    sql.waitingExcept = except(kWaiting, notLeftOut);
    sql.candidatesExcept = except(kCandidates, notLeftOut);
    sql.park = text(
        kPark,
        rowsOf(dialect,
               {{"id", "BIGINT"}, {"earlier", "BIGINT"}, {"due", "BIGINT"}, {"pause", "BIGINT"}}));
    sql.lease = text(kLease);
    sql.settle = text(kSettle, rowsOf(dialect, {{"id", "BIGINT"},
                                                {"status", "TEXT"},
                                                {"tried", "BIGINT"},
                                                {"error", "TEXT"},
                                                {"pause", "BIGINT"},
                                                {"held", "TEXT"},
                                                {"log", "TEXT"}}));
    sql.noteHealth = text(
        kNoteHealth,
        rowsOf(dialect,
               {{"destination", "TEXT"}, {"ok", "BIGINT"}, {"error", "TEXT"}, {"gone", "TEXT"}}));
    sql.renew = text(kRenew);
    sql.owners = kOwners;
    sql.freeOwner = kFree + QStringLiteral("lease_owner = :owner");
    sql.freeExpired = text(kFree + QStringLiteral("store_id = :store AND (lease_until < {now} "
                                                  "OR lease_until > {now} + :longest)"));
    sql.areAhead = text(kAreAhead);
    sql.correctAhead = text(kCorrectAhead);
    return sql;
}

constexpr QLatin1StringView kSlotPrefix("worker-");

}  // namespace

const OutboxSql& outboxSql(Dialect dialect) {
    static const OutboxSql sqlite = statementsFor(Dialect::Sqlite);
    static const OutboxSql postgresql = statementsFor(Dialect::Postgresql);
    return dialect == Dialect::Sqlite ? sqlite : postgresql;
}

QString slotOwner(int slot) {
    return QStringLiteral("%1%2-%3").arg(kSlotPrefix).arg(slot).arg(newUuidV7());
}

int slotOf(const QString& owner) {
    if (!owner.startsWith(kSlotPrefix)) return -1;
    bool isNumber = false;
    const int slot = owner.mid(kSlotPrefix.size()).section(u'-', 0, 0).toInt(&isNumber);
    return isNumber && slot < WorkerSlot::kSlots ? slot : -1;
}

}  // namespace countertop
