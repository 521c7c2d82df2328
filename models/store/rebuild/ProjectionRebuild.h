// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/projections/ShopProjections.h"
#include "models/store/connection/Database.h"

#include <atomic>
#include <functional>
#include <optional>

namespace countertop {

struct RebuildProgress {
    QString projection;  ///< or several, joined by ", "
    qint64 done = 0;     ///< events
    qint64 total = 0;
    qint64 eventsPerSecond = 0;
    qint64 secondsLeft = 0;
};

struct RebuildOptions {
    qint64 storeId = 1;
    int batch = 5'000;  ///< events read, folded and written at a time
    /// Only events after / up to these positions; asynchronous projections only. A projection whose
    /// range ends before the last event is left paused.
    qint64 fromPosition = 0;
    std::optional<qint64> toPosition;
    /// Only projections whose rows come from an older version of their fold; checked while holding
    /// the rebuild lock, so that only one of several processes rebuilds them.
    bool onlyOutdated = false;
    std::function<void(const RebuildProgress&)> progress;  ///< about ten times a second
    /// May be set from any thread: the rebuild ends with CANCELLED and changes nothing.
    const std::atomic<bool>* cancelled = nullptr;
    qint64 swapTimeoutMs = 120'000;  ///< for readers that never pause (PostgreSQL)
};

struct RebuildReport {
    QStringList projections;
    qint64 events = 0;
    qint64 milliseconds = 0;
    qint64 exclusiveMs = 0;  ///< the longest time that a sale waited for a swap
    qint64 poisonEvents = 0;
};

/// Rebuilds projections from the events while sales and reads continue on the old tables, which are
/// swapped in one short exclusive step. `names` are those of shopProjections(); empty: all of them.
/// Rows of other stores are not changed. Data without events (archived products) is copied. A
/// killed rebuild leaves the old tables unchanged; the next one removes its remains.
/// NOT_FOUND for an unknown name, COMMAND_IN_PROGRESS while another rebuild runs in this shop,
/// DAMAGED when an event for tables of the commits cannot be read, TIMEOUT when readers never
/// pause. Call it on the database's thread, outside a transaction.
[[nodiscard]] Result<RebuildReport> rebuildProjections(Database& database, const QStringList& names,
                                                       const Clock& clock,
                                                       const RebuildOptions& options = {});

}  // namespace countertop
