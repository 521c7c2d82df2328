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
    /// Only events after / up to these positions; asynchronous projections only. One that ends
    /// before the last event is left paused.
    qint64 fromPosition = 0;
    std::optional<qint64> toPosition;
    /// Only those whose rows an older version of their fold has made; seen once nobody else
    /// rebuilds, so that of several processes one does it.
    bool onlyOutdated = false;
    std::function<void(const RebuildProgress&)> progress;  ///< about ten times a second
    /// Set from any thread: ends with CANCELLED, and everything is as before.
    const std::atomic<bool>* cancelled = nullptr;
    qint64 swapPatienceMs = 120'000;  ///< for readers that never pause (PostgreSQL)
};

struct RebuildReport {
    QStringList projections;
    qint64 events = 0;
    qint64 milliseconds = 0;
    qint64 exclusiveMs = 0;  ///< the longest that a sale had to wait for a swap
    qint64 poisonEvents = 0;
};

/// Makes projections anew from the events while everybody goes on selling and reading the old ones;
/// they are swapped in one short exclusive step. `names` are those of shopProjections(); empty: all
/// of them. Rows of other stores stay as they are. What no event tells (products put away) is taken
/// over. A rebuild that is killed leaves
/// the old ones as they were; the next one removes its remains.
/// NOT_FOUND for an unknown name, COMMAND_IN_PROGRESS while another one runs in this shop, DAMAGED
/// when an event of a projection of the commits cannot be read, TIMEOUT when readers never pause.
/// Call it on the database's thread, outside a transaction.
[[nodiscard]] Result<RebuildReport> rebuildProjections(Database& database, const QStringList& names,
                                                       const Clock& clock,
                                                       const RebuildOptions& options = {});

}  // namespace countertop
