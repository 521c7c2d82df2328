// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/RebuildWatch.h"
#include "models/store/rebuild/ShadowTables.h"

namespace countertop {

/// Makes one asynchronous projection anew: follows the events from the start into a twin of its
/// table, with a checkpoint and poison events of its own, which all take their places together.
/// Lives on the database's thread.
class FollowerRebuild {
public:
    FollowerRebuild(Database& database, const AsyncProjection& projection, const Clock& clock,
                    const RebuildOptions& options, RebuildWatch& watch);

    /// Answers how long the exclusive step took, in milliseconds.
    [[nodiscard]] Result<qint64> run();
    [[nodiscard]] qint64 poisonEvents() const { return m_poison; }

private:
    Result<void> begin();
    Result<void> catchUp();
    Result<void> finish();

    Database& m_database;
    const AsyncProjection& m_projection;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    RebuildWatch& m_watch;
    QString m_shadowName;  ///< of checkpoint and poison
    CheckpointStore m_checkpoints;
    ProjectionRecords m_records;
    ShadowTables m_tables;
    ProjectionFollower m_follower;
    qint64 m_poison = 0;
};

}  // namespace countertop
