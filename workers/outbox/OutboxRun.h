// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/outbox/OutboxWorker.h"

namespace countertop {

/// What a run has done, and how many messages it leaves.
struct OutboxReport {
    qint64 delivered = 0;
    qint64 failedAttempts = 0;  ///< without the ones that ended in a dead letter
    qint64 dead = 0;
    qint64 waiting = 0;
    std::optional<Error> error;  ///< the shop could not be opened, or is gone
};

/// Delivers in the foreground, on this thread's event loop: the command line's `outbox run`. Ends
/// when nothing waits any more (untilEmpty), after a time, or at stop(), whichever comes first. A
/// shop that cannot be opened ends it too; one that was open and is lost is tried again until it is
/// back, unless only a person can bring it back (see isWorthWaiting()).
class OutboxRun final : public QObject {
    Q_OBJECT

public:
    struct Options {
        OutboxWorker::Options worker;
        bool untilEmpty = false;
        qint64 forMs = 0;  ///< 0: no limit
    };

    OutboxRun(const Options& options, const Clock& clock,
              OutboxWorker::PublisherFactory publishers);

    void start();
    /// Finishes the messages in hand first.
    void stop() { m_worker.stop(); }

signals:
    /// A shop that was lost is back; that it was lost is in the log.
    void resumed();
    void finished(const OutboxReport& report);

private:
    void onFailed(bool dead);
    void onCounts(qint64 waiting);

    Options m_options;
    OutboxWorker m_worker;
    OutboxReport m_report;
};

}  // namespace countertop
