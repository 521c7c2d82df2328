// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/seals/Sealer.h"

namespace countertop {

/// Seals a shop's new events once a minute: one small commit that no sale waits for, shared by all
/// processes of the shop. Lives on the database's thread.
class SealRunner {
public:
    struct Options {
        qint64 storeId = 1;
        qint64 everyMs = 60'000;
    };

    /// Both must outlive the runner.
    SealRunner(Database& database, const Clock& clock, const Options& options);

    /// Seals when it is time, at most Sealer::kMostEvents. Answers after how many milliseconds it
    /// wants to be called again; 0: at once. A failure is logged and tried again next time.
    [[nodiscard]] qint64 step();
    /// Seals what is there, at most Sealer::kMostEvents: call it while the shop can be reached.
    void stop();

private:
    qint64 seal();
    /// Another process may have sealed a moment ago.
    [[nodiscard]] Result<qint64> waitForOthers();
    qint64 callAgainIn(qint64 milliseconds);

    Sealer m_sealer;
    const Clock& m_clock;
    Options m_options;
    Timestamp m_dueAt;
    bool m_isBehind = false;  ///< there was more than one seal takes
    bool m_failed = false;    ///< the last time
};

}  // namespace countertop
