// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SagaService.h"

#include "app/session/SagaSession.h"

#include <QLoggingCategory>

#include <utility>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSagas, "countertop.sagas")

}  // namespace

SagaService::SagaService(DatabaseUrl url, const Clock& clock, QObject* parent)
    : QObject(parent), m_url(std::move(url)), m_clock(clock) {}

SagaService::~SagaService() = default;

void SagaService::start(const ShopSettings& settings) {
    const GatewayChoice choice = GatewayChoice::of(m_url, settings);
    if (m_choice == choice) return;
    m_choice = choice;
    m_waitingFor = choice.missing();
    if (isEnding()) return;
    if (!m_worker) return begin();
    // Its thread waits for the answers under way, and stopped() tells when that is over.
    QMetaObject::invokeMethod(std::exchange(m_worker, nullptr), &SagaWorker::stop,
                              Qt::QueuedConnection);
}

void SagaService::begin() {
    if (!m_waitingFor.isEmpty()) return;
    const GatewayChoice choice = *m_choice;
    if (auto good = checkGateways(choice); !good) {
        // Money must not go anywhere by mistake: without a gateway no saga goes on.
        qCWarning(logSagas, "Sagas do not run: %s", qUtf8Printable(good.error().detail));
        return;
    }
    m_thread = std::make_unique<WorkerThread>(QStringLiteral("sagas"));
    m_worker = new SagaWorker({}, m_clock,
                              sagaSessions(m_url, m_clock, m_keys,
                                           OrderHandlers::Services{choice.payment, choice.carrier}),
                              [choice] { return makeGateways(choice); });
    connect(m_worker, &SagaWorker::sagaChanged, this, &SagaService::changed);
    connect(m_worker, &SagaWorker::requestEnded, this, &SagaService::requestEnded);
    connect(m_worker, &SagaWorker::stopped, this, &SagaService::goOnAfterEnd);
    m_worker->runOn(*m_thread);
}

void SagaService::goOnAfterEnd() {
    m_thread.reset();
    begin();
    for (const auto& request : std::exchange(m_postponed, {})) request();
}

void SagaService::wake() {
    if (m_worker) QMetaObject::invokeMethod(m_worker, &SagaWorker::wake, Qt::QueuedConnection);
}

void SagaService::ask(SagaRequest request, const QString& sagaId, const QString& reason) {
    if (isEnding()) {
        m_postponed.append([=, this] { ask(request, sagaId, reason); });
        return;
    }
    if (!m_worker) {
        emit requestEnded(sagaId, false,
                          m_waitingFor.isEmpty()
                              ? makeError(ErrorCode::NotAllowed,
                                          QStringLiteral("There is no gateway to go on with sagas"),
                                          QStringLiteral("sagas_stand_still"))
                              : noServiceFor(m_waitingFor));
        return;
    }
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, request, sagaId, reason, origin = m_origin] {
            worker->ask(request, sagaId, reason, origin);
        },
        Qt::QueuedConnection);
}

}  // namespace countertop
