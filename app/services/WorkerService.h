// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/PollingWorker.h"

#include <QObject>

#include <memory>

namespace countertop {

/// One of the window's background workers on a thread of its own. GUI thread, which waits for the
/// worker only at the service's end.
class WorkerService final : public QObject {
    Q_OBJECT

public:
    /// `name` is what debuggers and logs call the thread.
    explicit WorkerService(const QString& name, QObject* parent = nullptr)
        : QObject(parent), m_name(name) {}

    /// Takes the worker over and starts it; call it while there is none.
    void start(std::unique_ptr<PollingWorker> worker);
    /// There may be something to do.
    void wake();
    /// Lets the worker end what is in hand; ended() follows, and then another may start.
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
