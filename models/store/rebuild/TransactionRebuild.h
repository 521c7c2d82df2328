// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopProjections.h"
#include "models/store/SqlEventStore.h"
#include "models/store/projections/RowWriter.h"
#include "models/store/rebuild/RebuildWatch.h"
#include "models/store/rebuild/ShadowTables.h"
#include "models/store/rebuild/TransactionFold.h"

#include <memory>
#include <vector>

namespace countertop {

/// Makes the wanted projections of the commits anew, all in one pass over the events. Lives on the
/// database's thread.
class TransactionRebuild {
public:
    TransactionRebuild(Database& database, const QList<ProjectionInfo>& wanted,
                       const RebuildOptions& options, RebuildWatch& watch);

    /// Answers how long the exclusive step took, in milliseconds.
    [[nodiscard]] Result<qint64> run();

private:
    /// Everything but the last write, which may not be whole yet.
    Result<void> catchUp();
    /// All that there is: nobody else writes.
    Result<void> finish();
    Result<void> write(const QList<RecordedEvent>& events);
    Result<void> writeRows(const TableChanges& changes);
    Result<void> keepWhatNoEventTells();

    Database& m_database;
    const RebuildOptions& m_options;
    RebuildWatch& m_watch;
    QStringList m_names;  ///< of the tables
    SqlEventStore m_events;
    TransactionFold m_fold;
    ShadowTables m_tables;
    std::vector<std::pair<const ProjectedTable*, std::unique_ptr<RowWriter>>> m_writers;
    qint64 m_position = 0;
};

}  // namespace countertop
