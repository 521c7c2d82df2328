// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/DeliveryService.h"

#include "workers/outbox/OutboxWorker.h"
#include "workers/publishers/PublisherRegistry.h"

namespace countertop {

DeliveryService::DeliveryService(DatabaseUrl url, const Clock& clock, QObject* parent)
    : QObject(parent), m_url(std::move(url)), m_clock(clock) {}

DeliveryService::~DeliveryService() = default;

void DeliveryService::start() {
    if (m_worker) return;
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("outbox"));
    OutboxWorker::Options options;
    options.url = m_url;
    m_worker = new OutboxWorker(options, m_clock, &PublisherRegistry::withAll);
    connect(m_worker, &OutboxWorker::deliverySummaryChanged, this,
            &DeliveryService::summaryChanged);
    connect(m_worker, &OutboxWorker::delivered, this, &DeliveryService::settled);
    connect(m_worker, &OutboxWorker::deliveryFailed, this, &DeliveryService::settled);
    m_worker->runOn(*m_thread);
}

void DeliveryService::wake() {
    if (m_worker) QMetaObject::invokeMethod(m_worker, &OutboxWorker::wake, Qt::QueuedConnection);
}

}  // namespace countertop
