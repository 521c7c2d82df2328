// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRun.h"

#include "workers/ShopLoss.h"

namespace countertop {

OutboxRun::OutboxRun(const Options& options, const Clock& clock,
                     OutboxWorker::PublisherFactory publishers)
    : m_options(options), m_worker(options.worker, clock, std::move(publishers)) {
    connect(&m_worker, &OutboxWorker::delivered, this,
            [this](int count) { m_report.delivered += count; });
    connect(&m_worker, &OutboxWorker::deliveryFailed, this,
            [this](qint64, const QString&, const QString&, bool dead) { onFailed(dead); });
    connect(&m_worker, &OutboxWorker::deliverySummaryChanged, this,
            [this](qint64 waiting, qint64) { onCounts(waiting); });
    connect(&m_worker, &OutboxWorker::storeUnavailable, this, [this](const Error& error) {
        if (isWorthWaiting(error, m_worker.hasOpened())) return;
        m_report.error = error;
        stop();
    });
    connect(&m_worker, &OutboxWorker::storeAvailable, this, &OutboxRun::resumed);
    connect(&m_worker, &OutboxWorker::stopped, this, [this] { emit finished(m_report); });
}

void OutboxRun::start() {
    m_worker.start();
    if (m_options.forMs > 0) {
        QTimer::singleShot(std::chrono::milliseconds(m_options.forMs), this, [this] { stop(); });
    }
}

void OutboxRun::onFailed(bool dead) { ++(dead ? m_report.dead : m_report.failedAttempts); }

void OutboxRun::onCounts(qint64 waiting) {
    m_report.waiting = waiting;
    if (m_options.untilEmpty && waiting == 0) stop();
}

}  // namespace countertop
