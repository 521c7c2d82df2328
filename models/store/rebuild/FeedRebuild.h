// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/projections/ShopProjections.h"
#include "models/store/projections/RowWriter.h"
#include "models/store/rebuild/FollowerRebuild.h"
#include "models/store/rebuild/RebuildWatch.h"
#include "models/store/rebuild/ShadowTables.h"
#include "models/store/rebuild/TransactionFold.h"
#include "models/store/streams/SqlEventStore.h"

#include <memory>
#include <vector>

namespace countertop {

/// Rebuilds the requested projections in one pass over the events: every event is read, decoded and
/// folded once for the tables of the commits and the asynchronous projections. Lives on the
/// database's thread.
class FeedRebuild {
public:
    FeedRebuild(Database& database, const QList<ProjectionInfo>& wanted,
                const AsyncProjections& projections, const Clock& clock,
                const RebuildOptions& options, RebuildWatch& watch);

    /// Returns the duration of the exclusive step, in milliseconds.
    [[nodiscard]] Result<qint64> run();
    /// The number of events that the asynchronous projections left out; call it after run().
    [[nodiscard]] Result<qint64> poisonEvents();

private:
    void addWriters();
    Result<void> begin();
    [[nodiscard]] Result<QList<RecordedEvent>> next();
    /// Applies everything except the last write, which may be incomplete.
    Result<void> catchUp();
    /// Applies all remaining events, while nobody else writes.
    Result<void> finish();
    /// Applies the events of the feed, then those it withholds; the latter only to the tables of
    /// the commits, because a write waiting for this step may get a position before a checkpoint.
    Result<void> readToTheEnd();
    /// Runs in its own transaction.
    Result<void> applyBatch(const QList<RecordedEvent>& events);
    enum class Followers { Include, Skip };
    /// Runs inside the caller's Transaction.
    Result<void> write(const QList<RecordedEvent>& events, const TableChanges& changes,
                       Followers followers = Followers::Include);
    Result<void> writeRows(const TableChanges& changes);
    Result<void> copyArchivedFlags();

    Database& m_database;
    const RebuildOptions& m_options;
    RebuildWatch& m_watch;
    QStringList m_names;  ///< names of the tables
    bool m_ofCommits;     ///< whether tables of the commits are among them
    SqlEventStore m_events;
    TransactionFold m_fold;
    ShadowTables m_tables;
    std::vector<std::pair<const ProjectedTable*, std::unique_ptr<RowWriter>>> m_writers;
    std::vector<std::unique_ptr<FollowerRebuild>> m_followers;
    qint64 m_position;
};

}  // namespace countertop
