// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/ForegroundRun.h"

#include "workers/ShopLoss.h"

#include <chrono>

namespace countertop {

ForegroundRun::ForegroundRun(PollingWorker& worker, const Options& options)
    : m_worker(worker), m_options(options) {
    connect(&m_worker, &PollingWorker::stopped, this, &ForegroundRun::finished);
    connect(&m_worker, &PollingWorker::storeUnavailable, this, [this](const Error& error) {
        if (isWorthWaiting(error, m_worker.hasOpened())) return;
        m_error = error;
        stop();
    });
    connect(&m_worker, &PollingWorker::storeAvailable, this, &ForegroundRun::resumed);
    if (options.untilIdle) connect(&m_worker, &PollingWorker::idle, this, &ForegroundRun::stop);
}

void ForegroundRun::start() {
    m_worker.start();
    if (m_options.forMs > 0) {
        QTimer::singleShot(std::chrono::milliseconds(m_options.forMs), this, &ForegroundRun::stop);
    }
}

}  // namespace countertop
