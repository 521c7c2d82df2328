// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/FollowerRebuild.h"

#include "models/store/connection/Transaction.h"
#include "models/store/rebuild/ShadowTables.h"

namespace countertop {

namespace {

QString shadowNameOf(const AsyncProjection& projection) {
    return QStringLiteral("rebuild:") + projection.name();
}

ProjectionFollower::Options followOptions(const AsyncProjection& projection,
                                          const RebuildOptions& options) {
    ProjectionFollower::Options follow;
    follow.storeId = options.storeId;
    follow.name = shadowNameOf(projection);
    follow.tableName = ShadowTables::nameOf(projection.table().name);
    return follow;
}

}  // namespace

FollowerRebuild::FollowerRebuild(Database& database, const AsyncProjection& projection,
                                 const Clock& clock, const RebuildOptions& options)
    : m_database(database),
      m_projection(projection),
      m_clock(clock),
      m_options(options),
      m_shadowName(shadowNameOf(projection)),
      m_checkpoints(database, options.storeId),
      m_records(database, options.storeId),
      m_follower(database, projection, clock, followOptions(projection, options)) {}

Result<void> FollowerRebuild::begin() {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto cleared = m_records.clearPoison(m_shadowName); !cleared) return cleared;
    if (auto set = m_checkpoints.set(m_shadowName, m_options.fromPosition); !set) return set;
    return transaction.commit();
}

Result<void> FollowerRebuild::apply(const QList<RecordedEvent>& events,
                                    const TableChanges& changes) {
    const auto step = m_follower.follow(events, changes.isUnreadable ? nullptr : &changes.orders);
    if (!step) return fail(step.error());
    return {};
}

Result<void> FollowerRebuild::finish() {
    const auto position = m_checkpoints.position(m_shadowName);
    if (!position) return fail(position.error());
    const QString name = m_projection.name();
    // Take the checkpoint first, as followers do.
    if (auto set = m_checkpoints.set(name, *position); !set) return set;
    if (auto removed = m_checkpoints.remove(m_shadowName); !removed) return removed;
    if (auto moved = m_records.movePoison(m_shadowName, name); !moved) return moved;
    const auto origin = m_records.setOrigin(name, m_projection.version(), m_options.fromPosition);
    if (!origin) return origin;
    // A range that ends early would be continued to the end, so pause it; a complete rebuild
    // follows again.
    return m_records.setPaused(name, m_options.toPosition.has_value(), m_clock.now());
}

Result<qint64> FollowerRebuild::poisonEvents() {
    return m_records.countPoison(m_projection.name());
}

}  // namespace countertop
