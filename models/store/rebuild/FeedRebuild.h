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

/// Makes the wanted projections anew, all in one pass over the events: those of the commits and
/// those that follow them read, decode and fold each event once. Lives on the database's thread.
class FeedRebuild {
public:
    FeedRebuild(Database& database, const QList<ProjectionInfo>& wanted,
                const AsyncProjections& projections, const Clock& clock,
                const RebuildOptions& options, RebuildWatch& watch);

    /// Answers how long the exclusive step took, in milliseconds.
    [[nodiscard]] Result<qint64> run();
    /// What those that follow left out; after run().
    [[nodiscard]] Result<qint64> poisonEvents();

private:
    void addWriters();
    Result<void> begin();
    [[nodiscard]] Result<QList<RecordedEvent>> next();
    /// Everything but the last write, which may not be whole yet.
    Result<void> catchUp();
    /// All that there is: nobody else writes.
    Result<void> finish();
    /// What the feed gives, then what it holds back. That is for the tables of the commits alone:
    /// those that follow take a checkpoint, before which a write that waits for this step may come.
    Result<void> readToTheEnd();
    /// In a transaction of its own.
    Result<void> takeAlone(const QList<RecordedEvent>& events);
    enum class Followers { TakePart, StayBehind };
    /// Inside the caller's Transaction.
    Result<void> write(const QList<RecordedEvent>& events, const TableChanges& changes,
                       Followers followers = Followers::TakePart);
    Result<void> writeRows(const TableChanges& changes);
    Result<void> keepWhatNoEventTells();

    Database& m_database;
    const RebuildOptions& m_options;
    RebuildWatch& m_watch;
    QStringList m_names;  ///< of the tables
    bool m_ofCommits;     ///< projections of the commits are among them
    SqlEventStore m_events;
    TransactionFold m_fold;
    ShadowTables m_tables;
    std::vector<std::pair<const ProjectedTable*, std::unique_ptr<RowWriter>>> m_writers;
    std::vector<std::unique_ptr<FollowerRebuild>> m_followers;
    qint64 m_position;
};

}  // namespace countertop
