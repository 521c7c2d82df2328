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
    : QObject(parent), m_url(std::move(url)), m_clock(clock), m_service(QStringLiteral("sagas")) {
    connect(&m_service, &WorkerService::ended, this, &SagaService::continueAfterEnd);
}

void SagaService::start(const ShopSettings& settings) {
    const GatewayChoice choice = GatewayChoice::of(m_url, settings);
    if (m_choice == choice) return;
    m_choice = choice;
    m_waitingFor = choice.missing();
    if (m_service.isEnding()) return;
    if (!m_service.isRunning()) return begin();
    // The worker's thread waits for gateway calls under way; ended() follows.
    m_service.end();
}

void SagaService::begin() {
    if (!m_waitingFor.isEmpty()) return;
    const GatewayChoice choice = *m_choice;
    if (auto good = checkGateways(choice); !good) {
        // Never pay through a wrong gateway: without a valid one no saga runs.
        qCWarning(logSagas, "Sagas do not run: %s", qUtf8Printable(good.error().detail));
        return;
    }
    auto worker = std::make_unique<SagaWorker>(
        SagaWorker::Options{}, m_clock,
        sagaSessions(m_url, m_clock, m_keys,
                     OrderHandlers::Services{choice.payment, choice.carrier}),
        [choice] { return makeGateways(choice); });
    connect(worker.get(), &SagaWorker::sagaChanged, this, &SagaService::changed);
    connect(worker.get(), &SagaWorker::requestEnded, this, &SagaService::requestEnded);
    m_worker = worker.get();
    m_service.start(std::move(worker));
}

void SagaService::continueAfterEnd() {
    begin();
    for (const auto& request : std::exchange(m_postponed, {})) request();
}

void SagaService::ask(SagaRequest request, const QString& sagaId, const QString& reason) {
    if (m_service.isEnding()) {
        m_postponed.append([=, this] { ask(request, sagaId, reason); });
        return;
    }
    if (!m_service.isRunning()) {
        emit requestEnded(sagaId, false,
                          m_waitingFor.isEmpty()
                              ? makeError(ErrorCode::NotAllowed,
                                          QStringLiteral("There is no gateway to go on with sagas"),
                                          QStringLiteral("sagas_stand_still"))
                              : noServiceFor(m_waitingFor));
        return;
    }
    m_service.post([worker = m_worker, request, sagaId, reason, origin = m_origin] {
        worker->ask(request, sagaId, reason, origin);
    });
}

}  // namespace countertop
