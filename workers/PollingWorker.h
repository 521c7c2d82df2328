// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/BackOff.h"
#include "models/core/Result.h"
#include "workers/WorkerThread.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QTimer>

namespace countertop {

/// The life cycle of a background worker: it works when work is due or when woken, reconnects to a
/// lost shop by itself, with growing pauses, and stops in an orderly way. A subclass only provides
/// the work, and opens what it needs of the shop on the worker's thread. Several workers in several
/// processes may serve one shop, because their stores lease out the work. Slots are for queued
/// calls from any thread.
class PollingWorker : public QObject {
    Q_OBJECT

public:
    /// Properties that differ between kinds of workers.
    struct Traits {
        const char* name;                  ///< named in the log when unreachable: "The outbox"
        const QLoggingCategory& (*log)();  ///< the category of those messages
        BackOff reconnect;                 ///< pauses while the shop is unavailable
        qint64 gatherMs = 0;               ///< wakes within this time are merged
        qint64 stopMs = 0;  ///< longest wait at the end for work in progress; 0: no limit
    };

    explicit PollingWorker(const Traits& traits);

    /// Moves the worker to the thread, which starts it and stops it in an orderly way at its end.
    void runOn(WorkerThread& thread);

    /// Whether the shop was ever open.
    [[nodiscard]] bool hasOpened() const { return m_hasOpened; }

public slots:
    void start();
    /// Reports possible new work: call it after commits. While the shop is unavailable, the
    /// reconnect pause applies.
    void wake();
    /// Starts nothing new and finishes the work in progress; stopped() follows, once.
    void stop();

signals:
    /// There is no work in progress and none is waiting.
    void idle();
    /// Emitted once per outage, and again when it becomes one that will not pass by itself;
    /// storeAvailable() follows when it is over.
    void storeUnavailable(const countertop::Error& error);
    void storeAvailable();
    void stopped();

protected:
    /// Opens what work() needs unless it is open. Called before each work().
    virtual Result<void> open() = 0;
    /// Does the work that is due; returns the milliseconds until the next call. An error must not
    /// lose any work: it is called again later.
    virtual Result<qint64> work() = 0;
    /// Called by wake().
    virtual void noteWake() {}
    /// The worker is stopping: start nothing new.
    virtual void drain() {}
    /// Whether the worker may end because no work in progress can still be saved. `isReached`: the
    /// last work() reached the shop.
    [[nodiscard]] virtual bool mayEnd(bool isReached) const {
        Q_UNUSED(isReached)
        return true;
    }
    /// Closes what open() opened. Called once, if open() succeeded.
    virtual void close() = 0;

    [[nodiscard]] bool isStopping() const { return m_state > State::Running; }
    /// Calls open() and remembers that it succeeded.
    Result<void> ensureOpen();
    /// Calls work() after this time or sooner, because work in progress has advanced.
    void rescheduleIn(qint64 milliseconds);

private:
    enum class State { Idle, Running, Stopping, Stopped };

    void guardedTurn();
    void turn();
    void lastTurn();
    void lose(const Error& error);
    void finish();
    void scheduleIn(qint64 milliseconds);

    const Traits m_traits;
    State m_state = State::Idle;
    QTimer m_timer;
    QTimer m_timeout;            ///< runs while stopping
    QDeadlineTimer m_lastTries;  ///< to record outcomes while the shop is busy
    bool m_hasOpened = false;
    int m_failures = 0;     ///< to reach the shop, consecutive
    bool m_mayPass = true;  ///< whether the last one may pass by itself
};

}  // namespace countertop
