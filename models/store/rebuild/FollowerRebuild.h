// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/rebuild/TransactionFold.h"

namespace countertop {

/// One asynchronous projection's part of a rebuild: follows the events into a twin of its table,
/// with a checkpoint and poison events of its own, which all take their places together. Lives on
/// the database's thread.
class FollowerRebuild {
public:
    FollowerRebuild(Database& database, const AsyncProjection& projection, const Clock& clock,
                    const RebuildOptions& options);

    /// Once the twin is there.
    Result<void> begin();
    /// The next events and what they did, inside the caller's Transaction.
    Result<void> take(const QList<RecordedEvent>& events, const TableChanges& changes);
    /// Inside the Transaction that swaps the tables.
    Result<void> finish();

    /// Left out by what is there now; after the swap.
    [[nodiscard]] Result<qint64> poisonEvents();

private:
    Database& m_database;
    const AsyncProjection& m_projection;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    QString m_shadowName;  ///< of checkpoint and poison
    CheckpointStore m_checkpoints;
    ProjectionRecords m_records;
    ProjectionFollower m_follower;
};

}  // namespace countertop
