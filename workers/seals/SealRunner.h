// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/seals/Sealer.h"

namespace countertop {

/// Seals a shop's new events once a minute: one small commit that no sale waits for, made by one of
/// the shop's processes. Lives on the database's thread.
class SealRunner {
public:
    struct Options {
        qint64 storeId = 1;
        qint64 everyMs = 60'000;
    };

    /// Both references must outlive the runner.
    SealRunner(Database& database, const Clock& clock, const Options& options);

    /// Seals when it is due, at most Sealer::kMaximumEvents. Returns the milliseconds until the
    /// next call; 0: at once. A failure is logged and retried next time.
    [[nodiscard]] qint64 step();
    /// Seals new events, at most Sealer::kMaximumEvents: call it while the shop is reachable.
    void stop();

private:
    qint64 seal();
    /// Milliseconds to wait because another process has sealed recently; 0: none.
    [[nodiscard]] Result<qint64> waitForOthers();
    qint64 callAgainIn(qint64 milliseconds);

    Sealer m_sealer;
    const Clock& m_clock;
    Options m_options;
    Timestamp m_dueAt;
    bool m_hasMore = false;  ///< there was more than one seal can cover
    bool m_failed = false;   ///< on the last attempt
};

}  // namespace countertop
