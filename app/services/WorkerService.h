// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/PollingWorker.h"

#include <QObject>

#include <memory>

namespace countertop {

/// Runs one of the window's background workers on its own thread. GUI thread, which waits for the
/// worker only in the destructor.
class WorkerService final : public QObject {
    Q_OBJECT

public:
    /// `name` is the thread's name in debuggers and logs.
    explicit WorkerService(const QString& name, QObject* parent = nullptr)
        : QObject(parent), m_name(name) {}

    /// Takes ownership of the worker and starts it. Only call it when no worker is running.
    void start(std::unique_ptr<PollingWorker> worker);
    /// Tells the worker that there may be work.
    void wake();
    /// Runs a job on the worker's thread. Only call it while a worker is running.
    void post(std::function<void()> job) { m_thread->post(std::move(job)); }
    /// Lets the worker finish its current step; ended() follows, and then another may start.
    void end();

    [[nodiscard]] bool isRunning() const { return m_worker != nullptr; }
    [[nodiscard]] bool isEnding() const { return m_thread && !m_worker; }

signals:
    void ended();

private:
    QString m_name;
    PollingWorker* m_worker = nullptr;  ///< owned by the thread; null while it ends
    std::unique_ptr<WorkerThread> m_thread;
};

}  // namespace countertop
