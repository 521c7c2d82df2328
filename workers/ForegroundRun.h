// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/PollingWorker.h"

#include <optional>

namespace countertop {

/// Runs a worker in the foreground, on this thread's event loop, for the commands `outbox run` and
/// `sagas run`. Ends when the worker is idle (untilIdle), after a time, or at stop(), whichever
/// comes first. A shop that cannot be opened ends it too; a shop lost later is retried until it is
/// back, unless it needs a person (see isWorthWaiting()).
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
    /// Finishes the work in progress first.
    void stop() { m_worker.stop(); }
    /// Why it ended early: the shop could not be opened, or was lost.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

signals:
    /// A lost shop is back; the loss itself is only logged.
    void resumed();
    void finished();

private:
    PollingWorker& m_worker;
    Options m_options;
    std::optional<Error> m_error;
};

}  // namespace countertop
