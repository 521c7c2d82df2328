// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/PollingWorker.h"

#include "workers/ShopLoss.h"

#include <QRandomGenerator>

#include <chrono>
#include <exception>
#include <utility>

namespace countertop {

namespace {

// A file that stays busy takes several seconds to say so.
constexpr qint64 kLastTriesMs = 15'000;
constexpr qint64 kBusyPauseMs = 50;

}  // namespace

PollingWorker::PollingWorker(const Traits& traits)
    : m_traits(traits), m_timer(this), m_timeout(this) {
    m_timer.setSingleShot(true);
    m_timeout.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PollingWorker::guardedTurn);
    connect(&m_timeout, &QTimer::timeout, this, &PollingWorker::finish);
}

void PollingWorker::runOn(WorkerThread& thread) {
    thread.moveHere(this, [this](std::function<void()> done) {
        if (m_state == State::Stopped) return done();
        connect(this, &PollingWorker::stopped, this, std::move(done));
        stop();
    });
    thread.post([this] { start(); });
}

void PollingWorker::start() {
    if (m_state != State::Idle) return;
    m_state = State::Running;
    scheduleIn(0);
}

void PollingWorker::wake() {
    if (m_state != State::Running || m_failures > 0) return;
    noteWake();
    scheduleIn(m_traits.gatherMs);
}

void PollingWorker::stop() {
    if (isStopping()) return;
    m_state = State::Stopping;
    m_lastTries = QDeadlineTimer(kLastTriesMs);
    if (m_hasOpened) drain();
    if (m_traits.stopMs > 0) m_timeout.start(std::chrono::milliseconds(m_traits.stopMs));
    // Never at once: a slot connected to a signal of work() may have called this.
    scheduleIn(0);
}

void PollingWorker::guardedTurn() {
    try {
        m_state == State::Stopping ? lastTurn() : turn();
    } catch (const std::exception& exception) {
        lose(makeError(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                       QStringLiteral("unexpected")));
    }
}

void PollingWorker::turn() {
    if (m_state != State::Running) return;
    const auto next = ensureOpen().and_then([this] { return work(); });
    // A slot connected to its signals may have stopped the worker; the last turn is then scheduled.
    if (!next) {
        if (m_state == State::Running) lose(next.error());
        return;
    }
    if (std::exchange(m_failures, 0) > 0) emit storeAvailable();
    if (m_state == State::Running) scheduleIn(*next);
}

void PollingWorker::lastTurn() {
    if (!m_hasOpened || mayEnd(true)) return finish();
    const auto next = work();
    // A busy file is soon free again; without it the outcomes would be lost.
    const bool isBusy = !next && next.error().transient &&
                        next.error().code == ErrorCode::Timeout && !m_lastTries.hasExpired();
    if (!isBusy && mayEnd(next.has_value())) return finish();
    // Without the shop, the work in progress calls back when it has ended.
    if (next || isBusy) scheduleIn(next ? *next : kBusyPauseMs);
}

Result<void> PollingWorker::ensureOpen() {
    auto opened = open();
    m_hasOpened = m_hasOpened || opened.has_value();
    return opened;
}

void PollingWorker::rescheduleIn(qint64 milliseconds) {
    // While the shop is unavailable, the reconnect pause applies.
    if (m_state == State::Running && m_failures > 0) return;
    scheduleIn(milliseconds);
}

void PollingWorker::lose(const Error& error) {
    ++m_failures;
    const quint32 random = QRandomGenerator::global()->generate();
    m_timer.start(std::chrono::milliseconds(m_traits.reconnect.delayMs(m_failures, random)));
    // Report an outage that will not pass by itself, even in the middle of another one.
    const bool isNewOutage = m_failures == 1 || (m_mayPass && !mayPass(error));
    m_mayPass = mayPass(error);
    if (!isNewOutage) return;
    qCWarning(m_traits.log, "%s cannot be reached, trying again: %s", m_traits.name,
              qUtf8Printable(error.detail));
    emit storeUnavailable(error);
}

void PollingWorker::finish() {
    if (m_state == State::Stopped) return;
    m_state = State::Stopped;
    m_timer.stop();
    m_timeout.stop();
    if (m_hasOpened) close();
    emit stopped();
}

void PollingWorker::scheduleIn(qint64 milliseconds) {
    if (m_timer.isActive() && m_timer.remainingTime() <= milliseconds) return;
    m_timer.start(std::chrono::milliseconds(milliseconds));
}

}  // namespace countertop
