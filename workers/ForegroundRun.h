// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/PollingWorker.h"

#include <optional>

namespace countertop {

/// Runs a worker in the foreground, on this thread's event loop: the command line's `outbox run`
/// and `sagas run`. Ends when the worker is idle (untilIdle), after a time, or at stop(), whichever
/// comes first. A shop that cannot be opened ends it too; one that was open and is lost is tried
/// again until it is back, unless only a person can bring it back (see isWorthWaiting()).
class ForegroundRun final : public QObject {
    Q_OBJECT

public:
    struct Options {
        bool untilIdle = false;
        qint64 forMs = 0;  ///< 0: no limit
    };

    /// The worker must outlive it.
    ForegroundRun(PollingWorker& worker, const Options& options);

    void start();
    /// Ends what is in hand first.
    void stop() { m_worker.stop(); }
    /// Why it ended early: the shop could not be opened, or is gone.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

signals:
    /// A shop that was lost is back; that it was lost is in the log.
    void resumed();
    void finished();

private:
    PollingWorker& m_worker;
    Options m_options;
    std::optional<Error> m_error;
};

}  // namespace countertop
