// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/BackOff.h"
#include "models/core/Result.h"
#include "workers/WorkerThread.h"

#include <QLoggingCategory>
#include <QTimer>

namespace countertop {

/// The life of a background worker: it works when it is due and sooner when woken, comes back by
/// itself after a lost shop, with growing pauses, and stops in order. A subclass gives only its
/// work. What it needs of the shop it opens itself, on its thread; several workers of several
/// processes may serve one shop, for their stores hand out work by lease. Slots are for queued
/// calls from anywhere.
class PollingWorker : public QObject {
    Q_OBJECT

public:
    /// What differs from one kind of worker to another.
    struct Habits {
        const char* name;                  ///< what the log says cannot be reached: "The outbox"
        const QLoggingCategory& (*log)();  ///< where it says so
        BackOff reconnect;                 ///< pauses while the shop is away
        qint64 gatherMs = 0;  ///< wakes that follow each other so soon are taken together
        qint64 stopMs = 0;    ///< how long it waits at its end for work in hand; 0: as it takes
    };

    explicit PollingWorker(const Habits& habits);

    /// Gives the worker to the thread, which starts it there and at its end stops it in order.
    void runOn(WorkerThread& thread);

    /// Whether the shop was open once.
    [[nodiscard]] bool hasOpened() const { return m_hasOpened; }

public slots:
    void start();
    /// There may be something to do: call it after commits. While the shop is away its own pause
    /// counts.
    void wake();
    /// Begins nothing new and ends what is in hand; stopped() follows, once.
    void stop();

signals:
    /// Nothing is left to do, in hand or waiting.
    void idle();
    /// Once for each outage, and again when it turns into one that does not pass by itself; then
    /// storeAvailable() when it is over.
    void storeUnavailable(const countertop::Error& error);
    void storeAvailable();
    void stopped();

protected:
    /// Opens what work() needs unless it is open. Called before each work().
    virtual Result<void> open() = 0;
    /// Does what can be done now; answers after how many milliseconds to call it again. After an
    /// error nothing may be lost: it is called again later.
    virtual Result<qint64> work() = 0;
    /// wake() was called.
    virtual void noteWake() {}
    /// The end is near: from now on nothing new may be begun.
    virtual void drain() {}
    /// Whether nothing is in hand any more that could still be kept. `isReached`: the shop answered
    /// the last work().
    [[nodiscard]] virtual bool mayEnd(bool isReached) const {
        Q_UNUSED(isReached)
        return true;
    }
    /// Closes what open() opened. Called once, if that succeeded.
    virtual void close() = 0;

    [[nodiscard]] bool isStopping() const { return m_state > State::Running; }
    /// open(), and remembers that it succeeded.
    Result<void> ensureOpen();
    /// Work in hand has moved: calls work() after that time, or sooner.
    void comeBackIn(qint64 milliseconds);

private:
    enum class State { Idle, Running, Stopping, Stopped };

    void guardedTurn();
    void turn();
    void lastTurn();
    void lose(const Error& error);
    void finish();
    void scheduleIn(qint64 milliseconds);

    const Habits m_habits;
    State m_state = State::Idle;
    QTimer m_timer;
    QTimer m_patience;  ///< runs while stopping
    bool m_hasOpened = false;
    int m_failures = 0;     ///< to reach the shop, in a row
    bool m_mayPass = true;  ///< the last of them
};

}  // namespace countertop
