// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sagas/SagaWorker.h"

#include "workers/ShopLoss.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSagas, "countertop.sagas")

constexpr qint64 kSoonMs = 10;

}  // namespace

SagaWorker::SagaWorker(const Options& options, const Clock& clock, ShopFactory shop,
                       GatewayFactory gateways)
    : m_options(options),
      m_clock(clock),
      m_openShop(std::move(shop)),
      m_makeGateways(std::move(gateways)),
      m_timer(this),
      m_patience(this) {
    m_timer.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SagaWorker::guardedWork);
    connect(&m_patience, &QTimer::timeout, this, &SagaWorker::finish);
}

SagaWorker::~SagaWorker() = default;

void SagaWorker::runOn(WorkerThread& thread) {
    thread.moveHere(this, [this](std::function<void()> done) {
        if (m_state == State::Stopped) return done();
        connect(this, &SagaWorker::stopped, this, std::move(done));
        stop();
    });
    thread.post([this] { start(); });
}

void SagaWorker::start() {
    if (m_state != State::Idle) return;
    m_state = State::Running;
    scheduleIn(0);
}

void SagaWorker::wake() {
    // While the database is away its own pause counts.
    if (m_state == State::Running && m_failures == 0) scheduleIn(0);
}

void SagaWorker::stop() {
    if (m_state == State::Stopping || m_state == State::Stopped) return;
    m_state = State::Stopping;
    if (m_runner) m_runner->drain();
    m_patience.start(m_options.stopMs);
    scheduleIn(0);
}

void SagaWorker::ask(SagaRequest request, const QString& sagaId, const QString& reason,
                     const CommandOrigin& origin) {
    if (m_state == State::Stopping || m_state == State::Stopped) return;
    const auto saga = guardedAnswer(request, sagaId, reason, origin);
    emit requestEnded(sagaId, saga.has_value(), saga ? Error{} : saga.error());
    if (!saga) return;
    emit sagaChanged();
    wake();
}

Result<SagaRow> SagaWorker::guardedAnswer(SagaRequest request, const QString& sagaId,
                                          const QString& reason, const CommandOrigin& origin) {
    try {
        if (auto ready = connectShop(); !ready) return fail(ready.error());
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

void SagaWorker::guardedWork() {
    try {
        work();
    } catch (const std::exception& exception) {
        lose(makeError(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                       QStringLiteral("unexpected")));
    }
}

void SagaWorker::work() {
    if (m_state == State::Stopped || m_state == State::Idle) return;
    const auto done = connectShop().and_then([this] { return workOnce(); });
    if (m_state == State::Stopping) {
        // Without the database answers cannot be kept: the effects are done again by their keys.
        if (!m_runner || m_runner->isIdle() || !done) finish();
        return;
    }
    if (!done) lose(done.error());
}

Result<void> SagaWorker::connectShop() {
    if (m_runner || m_state == State::Stopping) return {};
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
    connect(m_runner.get(), &SagaRunner::effectEnded, this, [this] {
        if (m_failures == 0) scheduleIn(0);
    });
}

Result<void> SagaWorker::workOnce() {
    if (!m_runner) return {};
    const auto more = m_runner->advance();
    if (!more) return fail(more.error());
    if (m_failures > 0) {
        m_failures = 0;
        // At the end the shop is hardly asked anything.
        if (m_state == State::Running) emit storeAvailable();
    }
    return planNext(*more);
}

Result<void> SagaWorker::planNext(bool more) {
    if (more || m_runner->hasEnded()) {
        scheduleIn(0);
        return {};
    }
    const auto due = m_shop->sagas().nextDueAt();
    if (!due) return fail(due.error());
    qint64 pause = m_options.pollMs;
    if (*due) pause = std::min(pause, **due - m_clock.now());
    // Never at once: what is due but could not be claimed is in another program's hands.
    scheduleIn(std::max(pause, kSoonMs));
    if (!*due && m_runner->isIdle()) emit idle();
    return {};
}

void SagaWorker::lose(const Error& error) {
    ++m_failures;
    m_timer.start(static_cast<int>(
        m_options.reconnect.delayMs(m_failures, QRandomGenerator::global()->generate())));
    // An outage that nobody hoped to end is news, also in the middle of another one.
    const bool isNews = m_failures == 1 || (m_mayPass && !mayPass(error));
    m_mayPass = mayPass(error);
    if (!isNews) return;
    qCWarning(logSagas, "The sagas cannot be reached, trying again: %s",
              qUtf8Printable(error.detail));
    emit storeUnavailable(error);
}

void SagaWorker::finish() {
    if (m_state == State::Stopped) return;
    m_state = State::Stopped;
    m_timer.stop();
    m_patience.stop();
    if (m_manager) {
        // When this cannot be saved, events are read again, which does no harm.
        const auto saved = m_manager->savePosition();
        Q_UNUSED(saved)
    }
    m_runner.reset();
    m_manager.reset();
    m_effects.reset();
    m_gateways = {};
    m_shop.reset();
    emit stopped();
}

void SagaWorker::scheduleIn(qint64 milliseconds) {
    const auto pause = static_cast<int>(milliseconds);
    if (m_timer.isActive() && m_timer.remainingTime() <= pause) return;
    m_timer.start(pause);
}

}  // namespace countertop
