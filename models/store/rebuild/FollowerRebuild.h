// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/rebuild/TransactionFold.h"

namespace countertop {

/// One asynchronous projection's part of a rebuild: follows the events into a shadow table, with
/// its own checkpoint and poison events, which all replace the current ones together. Lives on the
/// database's thread.
class FollowerRebuild {
public:
    FollowerRebuild(Database& database, const AsyncProjection& projection, const Clock& clock,
                    const RebuildOptions& options);

    /// Call it once the shadow table exists.
    Result<void> begin();
    /// Applies the next events and their changes, inside the caller's Transaction.
    Result<void> apply(const QList<RecordedEvent>& events, const TableChanges& changes);
    /// Call it inside the Transaction that swaps the tables.
    Result<void> finish();

    /// The number of events left out by the current rows; call it after the swap.
    [[nodiscard]] Result<qint64> poisonEvents();

private:
    Database& m_database;
    const AsyncProjection& m_projection;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    QString m_shadowName;  ///< the name of checkpoint and poison events
    CheckpointStore m_checkpoints;
    ProjectionRecords m_records;
    ProjectionFollower m_follower;
};

}  // namespace countertop
