// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/core/Result.h"
#include "models/store/connection/DatabaseUrl.h"
#include "workers/WorkerThread.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace countertop {

/// Rebuilds projections whose rows come from an older version of the program, one at a time, on a
/// separate thread and connection, while its owner continues with the others. Of several processes
/// that want to rebuild the same one, only one does. Belongs to the thread that created it; the
/// destructor cancels the current rebuild, which leaves the rows unchanged, and waits for its end.
class BackgroundRebuild {
public:
    /// `clock` must outlive the object and be safe from its thread.
    BackgroundRebuild(DatabaseUrl url, const Clock& clock, qint64 storeId = 1);
    ~BackgroundRebuild();
    Q_DISABLE_COPY_MOVE(BackgroundRebuild)

    /// Starts the rebuild, or waits for the current one. Returns nothing until it has ended; then
    /// its result, to the first caller for this projection: COMMAND_IN_PROGRESS when another
    /// process rebuilds in this shop, CANCELLED, or the result of rebuildProjections().
    [[nodiscard]] std::optional<Result<void>> startOrPoll(const QString& projection);

private:
    void rebuild(const QString& projection);
    [[nodiscard]] Result<void> rebuildNow(const QString& projection);

    DatabaseUrl m_url;
    const Clock& m_clock;
    qint64 m_storeId;
    std::atomic<bool> m_cancelled{false};
    QString m_name;  ///< the current or last projection; empty: none
    std::mutex m_mutex;
    std::optional<Result<void>> m_ended;  ///< guarded by m_mutex
    std::unique_ptr<WorkerThread> m_thread;
};

}  // namespace countertop
