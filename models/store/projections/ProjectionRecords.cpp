// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/ProjectionRecords.h"

#include "models/store/connection/Conditions.h"
#include "models/store/connection/Transaction.h"

namespace countertop {

namespace {

const QString kRead = QStringLiteral(
    "SELECT version, from_position, state, paused, attempts, error, events_per_second, "
    "updated_at "
    "FROM projections WHERE store_id = :store AND name = :name");

const QString kSave = QStringLiteral(R"(
INSERT INTO projections (store_id, name, version, state, attempts, error, events_per_second,
    updated_at)
VALUES (:store, :name, :version, :state, :attempts, :error, :rate, :now)
ON CONFLICT (store_id, name) DO UPDATE SET
    version = CASE WHEN projections.version = 0 THEN excluded.version ELSE projections.version END,
    state = excluded.state, attempts = excluded.attempts, error = excluded.error,
    events_per_second = excluded.events_per_second, updated_at = excluded.updated_at)");

const QString kPause = QStringLiteral(R"(
INSERT INTO projections (store_id, name, paused, updated_at) VALUES (:store, :name, :paused, :now)
ON CONFLICT (store_id, name) DO UPDATE SET paused = excluded.paused,
    updated_at = excluded.updated_at)");

const QString kClearFault = QStringLiteral(
    "UPDATE projections SET state = 'stopped', attempts = 0, error = '', updated_at = :now "
    "WHERE store_id = :store AND name = :name AND state = 'faulted'");

const QString kRebuild = QStringLiteral(R"(
INSERT INTO projections (store_id, name, state, rebuilt_events, rebuild_events, updated_at)
VALUES (:store, :name, :state, :done, :total, :now)
ON CONFLICT (store_id, name) DO UPDATE SET state = excluded.state,
    rebuilt_events = excluded.rebuilt_events, rebuild_events = excluded.rebuild_events,
    updated_at = excluded.updated_at)");

const QString kOrigin = QStringLiteral(R"(
INSERT INTO projections (store_id, name, version, from_position)
VALUES (:store, :name, :version, :from)
ON CONFLICT (store_id, name) DO UPDATE SET version = excluded.version,
    from_position = excluded.from_position)");

const QString kAddPoison = QStringLiteral(R"(
INSERT INTO poison_events (store_id, projection, position, event_id, stream_id, type, reason,
    detail, found_at)
VALUES (:store, :projection, :position, :event, :stream, :type, :reason, :detail, :now)
ON CONFLICT (store_id, projection, position) DO NOTHING)");

const QString kClearPoison = QStringLiteral(
    "DELETE FROM poison_events WHERE store_id = :store AND projection = :projection");

const QString kMovePoison = QStringLiteral(
    "UPDATE poison_events SET projection = :to WHERE store_id = :store AND projection = :from");

const QString kCountPoison = QStringLiteral(
    "SELECT count(*) AS number FROM poison_events WHERE store_id = :store "
    "AND projection = :projection");

const QString kPoisonOf = QStringLiteral(
    "SELECT position FROM poison_events WHERE store_id = :store AND projection = :projection "
    "AND stream_id = :stream");

ProjectionRecord recordFrom(Query& query) {
    ProjectionRecord record;
    record.version = static_cast<int>(query.integer("version"));
    record.fromPosition = query.integer("from_position");
    record.state = projectionStateFromText(query.text("state")).value_or(ProjectionState::Stopped);
    record.isPaused = query.integer("paused") != 0;
    record.attempts = static_cast<int>(query.integer("attempts"));
    record.error = query.text("error");
    record.eventsPerSecond = query.integer("events_per_second");
    record.updatedAt = query.integer("updated_at");
    return record;
}

}  // namespace

Result<void> ProjectionRecords::change(const QString& sql,
                                       const std::function<void(Query&)>& bind) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    auto query = m_database.query(sql);
    if (!query) return fail(query.error());
    (*query)->bind(":store", m_storeId);
    bind(**query);
    if (auto ran = (*query)->execute(); !ran) return ran;
    return transaction.commit();
}

Result<ProjectionRecord> ProjectionRecords::read(const QString& name) {
    const auto rows =
        readRows(m_database, kRead, Conditions(m_storeId).value(":name", name), recordFrom);
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? ProjectionRecord() : rows->first();
}

Result<void> ProjectionRecords::save(const QString& name, const ProjectionRecord& record,
                                     Timestamp now) {
    return change(kSave, [&](Query& query) {
        query.bind(":name", name)
            .bind(":version", qint64{record.version})
            .bind(":state", toText(record.state))
            .bind(":attempts", qint64{record.attempts})
            .bind(":error", record.error)
            .bind(":rate", record.eventsPerSecond)
            .bind(":now", now);
    });
}

Result<void> ProjectionRecords::setPaused(const QString& name, bool paused, Timestamp now) {
    return change(kPause, [&](Query& query) {
        query.bind(":name", name).bind(":paused", qint64{paused ? 1 : 0}).bind(":now", now);
    });
}

Result<void> ProjectionRecords::clearFault(const QString& name, Timestamp now) {
    return change(kClearFault, [&](Query& query) { query.bind(":name", name).bind(":now", now); });
}

Result<void> ProjectionRecords::setRebuild(const QString& name, ProjectionState state, qint64 done,
                                           qint64 total, Timestamp now) {
    return change(kRebuild, [&](Query& query) {
        query.bind(":name", name)
            .bind(":state", toText(state))
            .bind(":done", done)
            .bind(":total", total)
            .bind(":now", now);
    });
}

Result<void> ProjectionRecords::setOrigin(const QString& name, int version, qint64 fromPosition) {
    return change(kOrigin, [&](Query& query) {
        query.bind(":name", name).bind(":version", qint64{version}).bind(":from", fromPosition);
    });
}

Result<void> ProjectionRecords::addPoison(const PoisonEventRow& row) {
    return change(kAddPoison, [&](Query& query) {
        query.bind(":projection", row.projection)
            .bind(":position", row.position)
            .bind(":event", row.eventId)
            .bind(":stream", row.streamId)
            .bind(":type", row.type)
            .bind(":reason", row.reason)
            .bind(":detail", row.detail)
            .bind(":now", row.foundAt);
    });
}

Result<void> ProjectionRecords::clearPoison(const QString& projection) {
    return change(kClearPoison, [&](Query& query) { query.bind(":projection", projection); });
}

Result<void> ProjectionRecords::movePoison(const QString& from, const QString& to) {
    if (auto cleared = clearPoison(to); !cleared) return cleared;
    return change(kMovePoison, [&](Query& query) { query.bind(":from", from).bind(":to", to); });
}

Result<qint64> ProjectionRecords::countPoison(const QString& projection) {
    return readNumber(m_database, kCountPoison,
                      Conditions(m_storeId).value(":projection", projection));
}

Result<QSet<qint64>> ProjectionRecords::poisonOf(const QString& projection,
                                                 const QString& streamId) {
    Conditions conditions(m_storeId);
    conditions.value(":projection", projection).value(":stream", streamId);
    const auto rows = readRows(m_database, kPoisonOf, conditions,
                               [](Query& query) { return query.integer("position"); });
    if (!rows) return fail(rows.error());
    return QSet<qint64>(rows->cbegin(), rows->cend());
}

}  // namespace countertop
