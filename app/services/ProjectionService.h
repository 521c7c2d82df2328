// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"

#include "models/core/Clock.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QObject>

#include <memory>

namespace countertop {

class ProjectionWorker;

/// The window's asynchronous projections: a ProjectionWorker on a thread of its own, started once
/// the shop is open. GUI thread; signals arrive there.
class ProjectionService final : public QObject {
    Q_OBJECT

public:
    ProjectionService(DatabaseUrl url, const Clock& clock, QObject* parent = nullptr);
    ~ProjectionService() override;

    void start();
    /// Something was committed: there may be new events.
    void wake();

signals:
    /// What the projections show, or how they do, is out of date.
    void changed();

private:
    DatabaseUrl m_url;
    const Clock& m_clock;
    ProjectionWorker* m_worker = nullptr;  ///< owned by the thread
    std::unique_ptr<WorkerThread> m_thread;
};

}  // namespace countertop
