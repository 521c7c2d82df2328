// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sagas/SagaWorker.h"

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSagas, "countertop.sagas")

constexpr qint64 kSoonMs = 10;

}  // namespace

SagaWorker::SagaWorker(const Options& options, const Clock& clock, ShopFactory shop,
                       GatewayFactory gateways)
    : PollingWorker({"The sagas' shop", &logSagas, options.reconnect, 0, options.stopMs}),
      m_options(options),
      m_clock(clock),
      m_openShop(std::move(shop)),
      m_makeGateways(std::move(gateways)) {}

SagaWorker::~SagaWorker() = default;

void SagaWorker::ask(SagaRequest request, const QString& sagaId, const QString& reason,
                     const CommandOrigin& origin) {
    if (isStopping()) return;
    const auto saga = guardedAnswer(request, sagaId, reason, origin);
    emit requestEnded(sagaId, saga.has_value(), saga ? Error{} : saga.error());
    if (!saga) return;
    emit sagaChanged();
    wake();
}

Result<SagaRow> SagaWorker::guardedAnswer(SagaRequest request, const QString& sagaId,
                                          const QString& reason, const CommandOrigin& origin) {
    try {
        if (auto ready = ensureOpen(); !ready) return fail(ready.error());
        return carryOut(request, sagaId, reason, origin);
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                    QStringLiteral("unexpected"));
    }
}

Result<SagaRow> SagaWorker::carryOut(SagaRequest request, const QString& sagaId,
                                     const QString& reason, const CommandOrigin& origin) {
    switch (request) {
        case SagaRequest::Retry:
            return m_manager->retry(sagaId);
        case SagaRequest::Resume:
            return m_manager->resume(sagaId);
        case SagaRequest::Compensate:
            return m_manager->compensate(sagaId, reason);
        case SagaRequest::GiveUp:
            return m_manager->giveUp(sagaId, reason, m_shop->bus(), origin);
    }
    Q_UNREACHABLE();
}

Result<void> SagaWorker::open() {
    if (m_runner) return {};
    auto opened = m_openShop();
    if (!opened) return fail(opened.error());
    m_shop = *std::move(opened);
    makeRunner();
    return {};
}

void SagaWorker::makeRunner() {
    m_gateways = m_makeGateways();
    m_effects = std::make_unique<SagaEffects>(*m_shop, *m_gateways.payment, *m_gateways.carrier);
    m_manager = std::make_unique<ProcessManager>(m_shop->sagas(), m_shop->events(), m_clock,
                                                 m_options.policy);
    m_runner = std::make_unique<SagaRunner>(*m_manager, m_shop->sagas(), *m_effects, m_clock);
    connect(m_runner.get(), &SagaRunner::sagaChanged, this, &SagaWorker::sagaChanged);
    connect(m_runner.get(), &SagaRunner::effectEnded, this, [this] { rescheduleIn(0); });
}

Result<qint64> SagaWorker::work() {
    const auto more = m_runner->advance();
    if (!more) return fail(more.error());
    if (*more || m_runner->hasEnded()) return 0;
    const auto due = m_shop->sagas().nextDueAt();
    if (!due) return fail(due.error());
    if (!*due && m_runner->isIdle()) emit idle();
    qint64 pause = m_options.pollMs;
    if (*due) pause = std::min(pause, **due - m_clock.now());
    // Never at once: a due saga that could not be claimed is leased by another program.
    return std::max(pause, kSoonMs);
}

bool SagaWorker::mayEnd(bool isReached) const {
    // Without the database answers cannot be saved: the effects are repeated by their keys.
    return m_runner->isIdle() || !isReached;
}

void SagaWorker::close() {
    // If this fails, events are read again, which is harmless.
    const auto saved = m_manager->savePosition();
    Q_UNUSED(saved)
    m_runner.reset();
    m_manager.reset();
    m_effects.reset();
    m_gateways = {};
    m_shop.reset();
}

}  // namespace countertop
