// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/WorkerService.h"

#include <utility>

namespace countertop {

void WorkerService::start(std::unique_ptr<PollingWorker> worker) {
    m_thread = std::make_unique<WorkerThread>(m_name);
    m_worker = worker.release();
    connect(m_worker, &PollingWorker::stopped, this, [this] {
        // When the thread itself ended the worker, there is no one left to notify.
        if (m_worker) return;
        m_thread.reset();
        emit ended();
    });
    m_worker->runOn(*m_thread);
}

void WorkerService::wake() {
    if (m_worker) QMetaObject::invokeMethod(m_worker, &PollingWorker::wake, Qt::QueuedConnection);
}

void WorkerService::end() {
    if (!m_worker) return;
    QMetaObject::invokeMethod(std::exchange(m_worker, nullptr), &PollingWorker::stop,
                              Qt::QueuedConnection);
}

}  // namespace countertop
