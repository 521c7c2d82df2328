// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/FollowerRebuild.h"

#include "models/store/Transaction.h"
#include "models/store/rebuild/Swap.h"

#include <limits>

namespace countertop {

namespace {

QString shadowNameOf(const AsyncProjection& projection) {
    return QStringLiteral("rebuild:") + projection.name();
}

ProjectionFollower::Options followOptions(const AsyncProjection& projection,
                                          const RebuildOptions& options) {
    ProjectionFollower::Options follow;
    follow.storeId = options.storeId;
    follow.batch = options.batch;
    follow.name = shadowNameOf(projection);
    follow.tableName = ShadowTables::nameOf(projection.table().name);
    follow.toPosition = options.toPosition.value_or(std::numeric_limits<qint64>::max());
    return follow;
}

}  // namespace

FollowerRebuild::FollowerRebuild(Database& database, const AsyncProjection& projection,
                                 const Clock& clock, const RebuildOptions& options,
                                 RebuildWatch& watch)
    : m_database(database),
      m_projection(projection),
      m_clock(clock),
      m_options(options),
      m_watch(watch),
      m_shadowName(shadowNameOf(projection)),
      m_checkpoints(database, options.storeId),
      m_records(database, options.storeId),
      m_tables(database, {projection.table().name}),
      m_follower(database, projection, clock, followOptions(projection, options)) {}

Result<qint64> FollowerRebuild::run() {
    if (auto begun = begin(); !begun) return fail(begun.error());
    if (auto caughtUp = catchUp(); !caughtUp) return fail(caughtUp.error());
    if (auto done = m_tables.analyze(); !done) return fail(done.error());
    Swap swap(m_database, m_tables, {m_projection.table().name});
    const auto exclusive = swap.run([this] { return catchUp(); }, [this] { return finish(); },
                                    {m_options.swapPatienceMs, m_options.cancelled, false});
    if (!exclusive) return exclusive;
    if (auto removed = m_tables.remove(); !removed) return fail(removed.error());
    return exclusive;
}

Result<void> FollowerRebuild::begin() {
    if (auto made = m_tables.create(); !made) return made;
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto cleared = m_records.clearPoison(m_shadowName); !cleared) return cleared;
    if (auto set = m_checkpoints.set(m_shadowName, m_options.fromPosition); !set) return set;
    return transaction.commit();
}

Result<void> FollowerRebuild::catchUp() {
    for (bool mayBeMore = true; mayBeMore;) {
        const auto step = m_follower.advance();
        if (!step) return fail(step.error());
        m_poison += step->poison.size();
        mayBeMore = step->mayBeMore && step->events > 0;
        if (auto on = m_watch.goOn(step->events); !on) return on;
    }
    return {};
}

Result<void> FollowerRebuild::finish() {
    const auto position = m_checkpoints.position(m_shadowName);
    if (!position) return fail(position.error());
    const QString name = m_projection.name();
    // First what followers lock first.
    if (auto set = m_checkpoints.set(name, *position); !set) return set;
    if (auto removed = m_checkpoints.remove(m_shadowName); !removed) return removed;
    if (auto moved = m_records.movePoison(m_shadowName, name); !moved) return moved;
    const auto origin = m_records.setOrigin(name, m_projection.version(), m_options.fromPosition);
    if (!origin || !m_options.toPosition) return origin;
    return m_records.setPaused(name, true, m_clock.now());
}

}  // namespace countertop
