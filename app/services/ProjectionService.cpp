// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ProjectionService.h"

#include "workers/projections/ProjectionWorker.h"

namespace countertop {

ProjectionService::ProjectionService(DatabaseUrl url, const Clock& clock, QObject* parent)
    : QObject(parent), m_url(std::move(url)), m_clock(clock) {}

ProjectionService::~ProjectionService() = default;

void ProjectionService::start() {
    if (m_worker) return;
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("projections"));
    ProjectionWorker::Options options;
    options.url = m_url;
    m_worker = new ProjectionWorker(options, m_clock);
    connect(m_worker, &ProjectionWorker::changed, this, &ProjectionService::changed);
    m_worker->runOn(*m_thread);
}

void ProjectionService::wake() {
    if (m_worker)
        QMetaObject::invokeMethod(m_worker, &ProjectionWorker::wake, Qt::QueuedConnection);
}

}  // namespace countertop
