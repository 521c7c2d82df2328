// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/ProjectionFollower.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

/// Whether the event caused the fault: its payload, its fold, or rows that the tables reject. Any
/// other fault (a full disk, a lost server) would affect every event.
bool isOfTheEvent(const Error& error) {
    if (error.transient) return false;
    static const QStringList kReasons{
        QStringLiteral("unreadable_event"), QStringLiteral("projection_failed"),
        QStringLiteral("event_too_slow"), QStringLiteral("database_refused")};
    return kReasons.contains(error.reason);
}

}  // namespace

ProjectionFollower::ProjectionFollower(Database& database, const AsyncProjection& projection,
                                       const Clock& clock, const Options& options)
    : m_database(database),
      m_projection(projection),
      m_name(options.name.isEmpty() ? projection.name() : options.name),
      m_clock(clock),
      m_options(options),
      m_events(database, options.storeId),
      m_checkpoints(database, options.storeId),
      m_records(database, options.storeId),
      m_rows(database, options.storeId, projection.table(),
             options.tableName.isEmpty() ? projection.table().name : options.tableName),
      m_states(m_events,
               [this](const QString& streamId) { return m_records.poisonOf(m_name, streamId); }) {}

Result<FollowStep> ProjectionFollower::advance() {
    const auto from = m_checkpoints.position(m_name);
    if (!from) return fail(from.error());
    auto events = m_events.feed(*from, {}, m_options.batch);
    if (!events) return fail(events.error());
    while (!events->isEmpty() && events->last().position > m_options.toPosition) {
        events->removeLast();
    }
    return followFrom(*from, *events, nullptr);
}

Result<FollowStep> ProjectionFollower::follow(const QList<RecordedEvent>& events,
                                              const OrderSpans* orders) {
    const auto from = m_checkpoints.position(m_name);
    if (!from) return fail(from.error());
    return followFrom(*from, events, areOurs(events) ? orders : nullptr);
}

Result<FollowStep> ProjectionFollower::followFrom(qint64 position,
                                                  const QList<RecordedEvent>& events,
                                                  const OrderSpans* orders) {
    FollowStep step;
    step.position = position;
    if (events.isEmpty()) return step;
    step.mayBeMore = events.size() == m_options.batch;
    auto done = applyTogether(events, orders, step);
    if (!done && isOfTheEvent(done.error())) {
        m_states.forgetAll();
        // A missing table rejects every event, so check for it first.
        done = m_rows.probe();
        if (done) done = applyOneByOne(events, step);
    }
    if (!done || step.isOvertaken) m_states.forgetAll();
    if (!done) return fail(done.error());
    if (step.isOvertaken) return step;
    for (const PoisonEventRow& left : step.poison) m_streamsWithLeftOut.insert(left.streamId);
    step.events = events.size();
    step.position = events.last().position;
    return step;
}

bool ProjectionFollower::areOurs(const QList<RecordedEvent>& events) const {
    return m_streamsWithLeftOut.isEmpty() ||
           std::none_of(events.cbegin(), events.cend(), [this](const RecordedEvent& event) {
               return m_streamsWithLeftOut.contains(event.streamId);
           });
}

Result<void> ProjectionFollower::applyTogether(const QList<RecordedEvent>& events,
                                               const OrderSpans* orders, FollowStep& step) {
    const Timestamp start = m_clock.now();
    const auto changes = foldAll(events, orders);
    if (!changes) return fail(changes.error());
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto taken = takeOver(events, step); !taken || step.isOvertaken) return taken;
    if (auto written = m_rows.write(changes->rows); !written) return written;
    if (auto inserted = m_rows.insert(changes->newRows); !inserted) return inserted;
    // One event of the batch is too slow; applying them one by one finds it.
    if (m_clock.now() - start > m_options.eventDeadlineMs) return fail(tooSlow(events.last()));
    return transaction.commit();
}

Result<void> ProjectionFollower::applyOneByOne(const QList<RecordedEvent>& events,
                                               FollowStep& step) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto taken = takeOver(events, step); !taken || step.isOvertaken) return taken;
    for (const RecordedEvent& event : events) {
        const auto applied = applyAlone(event);
        if (applied) continue;
        if (!isOfTheEvent(applied.error())) return applied;
        step.poison.append(poisonOf(event, applied.error()));
        if (auto kept = m_records.addPoison(step.poison.last()); !kept) return kept;
        // The state of its order has changed: fold it again without the event.
        m_states.forgetAll();
    }
    return transaction.commit();
}

Result<void> ProjectionFollower::takeOver(const QList<RecordedEvent>& events, FollowStep& step) {
    const auto ours = m_checkpoints.advance(m_name, step.position, events.last().position);
    if (!ours) return fail(ours.error());
    step.isOvertaken = !*ours;
    if (step.isOvertaken || step.position > 0) return {};
    // Rows without a checkpoint come from unknown events.
    if (auto cleared = m_records.clearPoison(m_name); !cleared) return cleared;
    return m_rows.clear();
}

Result<void> ProjectionFollower::applyAlone(const RecordedEvent& event) {
    const Timestamp start = m_clock.now();
    const auto rows = foldGuarded(event);
    if (!rows) return fail(rows.error());
    Transaction alone(m_database);
    if (auto begun = alone.begin(); !begun) return begun;
    if (auto written = m_rows.write(*rows); !written) return written;
    if (m_clock.now() - start > m_options.eventDeadlineMs) return fail(tooSlow(event));
    return alone.commit();
}

Result<QList<ProjectedRow>> ProjectionFollower::foldGuarded(const RecordedEvent& event) {
    QString what;
    try {
        return fold(event);
    } catch (const std::exception& exception) {
        what = QString::fromLocal8Bit(exception.what());
    } catch (...) {
        what = QStringLiteral("an unknown exception");
    }
    return fail(failedAt(event, what));
}

Result<ProjectionFollower::Changes> ProjectionFollower::foldAll(const QList<RecordedEvent>& events,
                                                                const OrderSpans* orders) {
    Changes all;
    if (!orders) {
        for (const RecordedEvent& event : events) {
            const auto changes = foldGuarded(event);
            if (!changes) return fail(changes.error());
            all.rows.append(*changes);
        }
        return all;
    }
    try {
        for (const OrderSpan& order : *orders) {
            const bool isNew =
                m_projection.isByOrder() && order.before.lifecycle == Lifecycle::None;
            (isNew ? all.newRows : all.rows)
                .append(changesBetween(m_projection, order.orderId, order.before, order.after));
        }
        return all;
    } catch (...) {
        // Applying the events one by one finds the one that fails.
        return fail(failedAt(events.last(), QStringLiteral("an exception")));
    }
}

Error ProjectionFollower::failedAt(const RecordedEvent& event, const QString& what) {
    return makeError(
        ErrorCode::Damaged,
        QStringLiteral("Event %1 at position %2 cannot be taken over: %3")
            .arg(event.type)
            .arg(event.position)
            .arg(what),
        QStringLiteral("projection_failed"),
        {{QStringLiteral("type"), event.type}, {QStringLiteral("position"), event.position}});
}

Result<QList<ProjectedRow>> ProjectionFollower::fold(const RecordedEvent& event) {
    if (!isOrderEventType(event.type)) return QList<ProjectedRow>();
    if (!m_projection.handles(event.type)) {
        // For this projection, the event leaves the order's state as it is.
        const auto same = m_states.find(event.streamId, event.version);
        if (same) m_states.remember(event.streamId, event.version, *same);
        return QList<ProjectedRow>();
    }
    const auto concrete = orderEventFrom(event);
    if (!concrete) return fail(concrete.error());
    const auto before = m_states.before(event.streamId, event.version);
    if (!before) return fail(before.error());
    Order after = *before;
    apply(after, *concrete);
    m_states.remember(event.streamId, event.version, after);
    return changesBetween(m_projection, OrderId(streamSubject(event.streamId)), *before, after);
}

Error ProjectionFollower::tooSlow(const RecordedEvent& event) const {
    return makeError(
        ErrorCode::Timeout,
        QStringLiteral("Event %1 at position %2 took longer than %3 ms")
            .arg(event.type)
            .arg(event.position)
            .arg(m_options.eventDeadlineMs),
        QStringLiteral("event_too_slow"),
        {{QStringLiteral("type"), event.type}, {QStringLiteral("position"), event.position}});
}

PoisonEventRow ProjectionFollower::poisonOf(const RecordedEvent& event, const Error& error) const {
    return {m_name,     event.position, event.eventId.text(), event.streamId,
            event.type, error.reason,   error.detail,         m_clock.now()};
}

}  // namespace countertop
