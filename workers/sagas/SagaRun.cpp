// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sagas/SagaRun.h"

#include "workers/ShopLoss.h"

#include <chrono>

namespace countertop {

SagaRun::SagaRun(const Options& options, const Clock& clock, SagaWorker::ShopFactory shop,
                 SagaWorker::GatewayFactory gateways)
    : m_options(options), m_worker(options.worker, clock, std::move(shop), std::move(gateways)) {
    connect(&m_worker, &SagaWorker::stopped, this, &SagaRun::finished);
    connect(&m_worker, &SagaWorker::storeUnavailable, this, [this](const Error& error) {
        if (isWorthWaiting(error, m_worker.hasOpened())) return;
        m_error = error;
        stop();
    });
    connect(&m_worker, &SagaWorker::storeAvailable, this, &SagaRun::resumed);
    if (options.untilIdle) connect(&m_worker, &SagaWorker::idle, this, &SagaRun::stop);
}

void SagaRun::start() {
    if (m_options.forMs > 0) {
        QTimer::singleShot(std::chrono::milliseconds(m_options.forMs), this, &SagaRun::stop);
    }
    m_worker.start();
}

}  // namespace countertop
