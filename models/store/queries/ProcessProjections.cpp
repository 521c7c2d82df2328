// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "models/projections/ShopProjections.h"
#include "models/store/connection/Conditions.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/ProcessQueries.h"

#include <QHash>

#include <algorithm>

namespace countertop {

namespace {

const QString kLastPosition = QStringLiteral(
    "SELECT coalesce(max(position), 0) AS number FROM events WHERE +store_id = :store");

const QString kRows = QStringLiteral(R"(
SELECT p.name AS name, p.state AS state, p.paused AS paused, p.attempts AS attempts,
    p.error AS error, p.events_per_second AS events_per_second,
    p.rebuilt_events AS rebuilt_events, p.rebuild_events AS rebuild_events,
    p.updated_at AS updated_at
FROM projections p WHERE p.store_id = :store)");

const QString kCheckpoints =
    QStringLiteral("SELECT name, position AS number FROM checkpoints WHERE store_id = :store");

const QString kPoisonCounts = QStringLiteral(
    "SELECT projection AS name, count(*) AS number FROM poison_events WHERE store_id = :store "
    "GROUP BY projection");

const QString kPoisonCount = QStringLiteral(
    "SELECT count(*) AS number FROM poison_events WHERE store_id = :store "
    "AND projection = :projection");

const QString kPoisonEvents = QStringLiteral(R"(
SELECT p.projection AS projection, p.position AS position, p.event_id AS event_id,
    p.stream_id AS stream_id, p.type AS type, p.reason AS reason, p.detail AS detail,
    p.found_at AS found_at, coalesce(o.number, '') AS number
FROM poison_events p LEFT JOIN orders o ON o.store_id = p.store_id
    AND p.stream_id LIKE 'order-%' AND o.order_id = substr(p.stream_id, 7)
WHERE p.store_id = :store AND p.projection = :projection ORDER BY p.position
LIMIT :limit OFFSET :offset)");

PoisonEventRow poisonFrom(Query& query) {
    return {query.text("projection"), query.integer("position"), query.text("event_id"),
            query.text("stream_id"),  query.text("type"),        query.text("reason"),
            query.text("detail"),     query.integer("found_at"), query.text("number")};
}

/// A rebuild that has not reported progress for this long has died.
constexpr qint64 kRebuildSilenceMs = 60'000;

ProjectionStatus statusFrom(Query& query) {
    ProjectionStatus status;
    status.name = query.text("name");
    status.state = projectionStateFromText(query.text("state")).value_or(ProjectionState::Stopped);
    if (query.integer("paused") != 0 && status.state != ProjectionState::Rebuilding) {
        status.state = ProjectionState::Paused;
    }
    status.attempts = static_cast<int>(query.integer("attempts"));
    status.error = query.text("error");
    status.eventsPerSecond = query.integer("events_per_second");
    status.rebuiltEvents = query.integer("rebuilt_events");
    status.rebuildEvents = query.integer("rebuild_events");
    status.updatedAt = query.integer("updated_at");
    const bool isSilent = SystemClock().now() - status.updatedAt > kRebuildSilenceMs;
    if (status.state == ProjectionState::Rebuilding && isSilent) {
        status.state = ProjectionState::Stopped;
        status.rebuiltEvents = 0;
        status.rebuildEvents = 0;
    }
    return status;
}

Result<QHash<QString, qint64>> numbersByName(Database& database, const QString& sql,
                                             qint64 storeId) {
    const auto rows = readRows(database, sql, Conditions(storeId), [](Query& query) {
        return std::pair(query.text("name"), query.integer("number"));
    });
    if (!rows) return fail(rows.error());
    QHash<QString, qint64> numbers;
    for (const auto& [name, number] : *rows) numbers.insert(name, number);
    return numbers;
}

}  // namespace

Result<QList<ProjectionStatus>> ProcessQueries::projections() {
    const auto last = readNumber(m_database, kLastPosition, Conditions(m_storeId));
    if (!last) return fail(last.error());
    const auto rows = readRows(m_database, kRows, Conditions(m_storeId), statusFrom);
    if (!rows) return fail(rows.error());
    const auto checkpoints = numbersByName(m_database, kCheckpoints, m_storeId);
    if (!checkpoints) return fail(checkpoints.error());
    const auto poison = numbersByName(m_database, kPoisonCounts, m_storeId);
    if (!poison) return fail(poison.error());
    QList<ProjectionStatus> all;
    for (const ProjectionInfo& info : shopProjections()) {
        const auto known = std::find_if(rows->cbegin(), rows->cend(),
                                        [&](const auto& row) { return row.name == info.name; });
        ProjectionStatus status = known == rows->cend() ? ProjectionStatus() : *known;
        status.name = info.name;
        status.kind = info.kind;
        status.poisonEvents = poison->value(info.name);
        if (info.kind == ProjectionKind::Transaction) {
            // The commits themselves write its rows, so it is always up to date.
            status.checkpoint = *last;
            if (status.state != ProjectionState::Rebuilding) {
                status.state = ProjectionState::Running;
            }
        } else {
            status.checkpoint = checkpoints->value(info.name);
            status.lag = std::max<qint64>(0, *last - status.checkpoint);
        }
        all.append(status);
    }
    return all;
}

Result<QList<PoisonEventRow>> ProcessQueries::poisonEvents(const QString& projection,
                                                           qint64 firstRow, int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    conditions.value(":projection", projection).value(":limit", limit).value(":offset", firstRow);
    return readRows(m_database, kPoisonEvents, conditions, poisonFrom);
}

Result<qint64> ProcessQueries::poisonCount(const QString& projection) {
    return readNumber(m_database, kPoisonCount,
                      Conditions(m_storeId).value(":projection", projection));
}

}  // namespace countertop
