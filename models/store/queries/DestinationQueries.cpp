// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/DeliveryQueries.h"
#include "models/store/write/SqlRoutes.h"

namespace countertop {

namespace {

// Repeat the partial indexes' predicates verbatim; otherwise the planner ignores the indexes.
const QString kHealth = QStringLiteral(R"(
WITH counted AS (
    SELECT destination, count(*) FILTER (WHERE held = '') AS waiting,
        count(*) FILTER (WHERE held <> '') AS held, 0 AS dead FROM outbox
    WHERE store_id = :store
        AND (status = 'pending' OR status = 'processing' OR status = 'failed')
    GROUP BY destination
    UNION ALL
    SELECT destination, 0, 0, count(*) FROM outbox
    WHERE store_id = :store AND status = 'dead' GROUP BY destination),
unsent AS (
    SELECT destination, sum(waiting) AS waiting, sum(held) AS held, sum(dead) AS dead
    FROM counted GROUP BY destination),
known AS (
    SELECT destination FROM unsent
    UNION SELECT destination FROM destinations WHERE store_id = :store
    UNION SELECT destination FROM routes WHERE store_id = :store AND to_position IS NULL),
recent AS (
    SELECT destination, count(*) AS messages FROM outbox
    WHERE store_id = :store AND status = 'delivered' AND delivered_at > {now} - 60000
    GROUP BY destination)
SELECT k.destination AS destination,
    coalesce(d.disabled_at, 0) AS disabled_at, coalesce(d.disabled_reason, '') AS disabled_reason,
    coalesce(d.last_success_at, 0) AS last_success_at,
    coalesce(d.last_failure_at, 0) AS last_failure_at, coalesce(d.last_error, '') AS last_error,
    coalesce(d.at_once, 0) AS at_once, coalesce(r.messages, 0) AS recent,
    CAST(coalesce(c.waiting, 0) AS BIGINT) AS waiting, CAST(coalesce(c.held, 0) AS BIGINT) AS held,
    CAST(coalesce(c.dead, 0) AS BIGINT) AS dead,
    coalesce({now} - (SELECT o.created_at FROM outbox AS o
        WHERE o.store_id = :store AND o.destination = k.destination
            AND (o.status = 'pending' OR o.status = 'failed') AND o.held = ''
            AND o.next_attempt_at <= {now}
        ORDER BY o.next_attempt_at, o.outbox_id LIMIT 1), 0) AS lag
FROM known AS k
LEFT JOIN destinations AS d ON d.store_id = :store AND d.destination = k.destination
LEFT JOIN recent AS r ON r.destination = k.destination
LEFT JOIN unsent AS c ON c.destination = k.destination
ORDER BY k.destination)");

const QString kHealthSqlite = QString(kHealth).replace(
    QStringLiteral("{now}"),
    QStringLiteral("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"));
const QString kHealthPostgresql = QString(kHealth).replace(
    QStringLiteral("{now}"),
    QStringLiteral("CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)"));

}  // namespace

Result<QList<DestinationHealth>> DeliveryQueries::destinations() {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    return readRows(m_database, isSqlite ? kHealthSqlite : kHealthPostgresql, Conditions(m_storeId),
                    [](Query& query) {
                        DestinationHealth health;
                        health.destination = query.text("destination");
                        health.disabledAt = query.integer("disabled_at");
                        health.disabledReason = query.text("disabled_reason");
                        health.lastSuccessAt = query.integer("last_success_at");
                        health.lastFailureAt = query.integer("last_failure_at");
                        health.lastError = query.text("last_error");
                        health.atOnce = static_cast<int>(query.integer("at_once"));
                        health.lagMs = std::max<qint64>(0, query.integer("lag"));
                        health.deliveredLastMinute = query.integer("recent");
                        health.waiting = query.integer("waiting");
                        health.held = query.integer("held");
                        health.dead = query.integer("dead");
                        return health;
                    });
}

Result<QList<RouteRow>> DeliveryQueries::routes() {
    const auto active = activeRoutes(m_database, m_storeId);
    if (!active) return fail(active.error());
    QList<RouteRow> rows;
    for (const Route& route : *active) {
        rows.append({route.shownId(), route.events, route.destination, route.filter.text(),
                     route.transform, route.options});
    }
    return rows;
}

}  // namespace countertop
