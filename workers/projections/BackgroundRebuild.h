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

/// Makes projections anew whose rows are of an older version of the program, one at a time, on a
/// thread and a connection of its own, while its owner goes on with the others. Of several
/// processes that want the same one, one does it. Belongs to its maker's thread; the destructor
/// cancels what is under way, which leaves the rows as they were, and waits for its end.
class BackgroundRebuild {
public:
    /// `clock` must outlive the object and be safe from its thread.
    BackgroundRebuild(DatabaseUrl url, const Clock& clock, qint64 storeId = 1);
    ~BackgroundRebuild();
    Q_DISABLE_COPY_MOVE(BackgroundRebuild)

    /// Begins the rebuild, or waits for the one under way. Nothing until it has ended; then how, to
    /// the first who asks for this projection: COMMAND_IN_PROGRESS when another process rebuilds in
    /// this shop, CANCELLED, or what rebuildProjections() answers.
    [[nodiscard]] std::optional<Result<void>> make(const QString& projection);

private:
    void rebuild(const QString& projection);
    [[nodiscard]] Result<void> rebuildNow(const QString& projection);

    DatabaseUrl m_url;
    const Clock& m_clock;
    qint64 m_storeId;
    std::atomic<bool> m_cancelled{false};
    QString m_name;  ///< of the one under way or just ended; empty: none
    std::mutex m_mutex;
    std::optional<Result<void>> m_ended;  ///< under the mutex
    std::unique_ptr<WorkerThread> m_thread;
};

}  // namespace countertop
