// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxWorker.h"

#include "models/store/schema/ShopFile.h"
#include "workers/ShopLoss.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logOutbox, "countertop.outbox")

// Outcomes that arrive within this time share one transaction.
constexpr qint64 kGatherMs = 10;

}  // namespace

OutboxWorker::OutboxWorker(Options options, const Clock& clock, PublisherFactory publishers)
    : m_options(std::move(options)),
      m_clock(clock),
      m_makePublishers(std::move(publishers)),
      m_timer(this) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OutboxWorker::guardedWork);
}

OutboxWorker::~OutboxWorker() = default;

void OutboxWorker::runOn(WorkerThread& thread) {
    thread.moveHere(this, [this](std::function<void()> done) {
        if (m_state == State::Stopped) return done();
        connect(this, &OutboxWorker::stopped, this, std::move(done));
        stop();
    });
    thread.post([this] { start(); });
}

void OutboxWorker::start() {
    if (m_state != State::Idle) return;
    m_state = State::Running;
    scheduleIn(0);
}

void OutboxWorker::wake() {
    // While the database is away its own pause counts.
    if (m_state == State::Running && m_failures == 0) scheduleIn(0);
}

void OutboxWorker::stop() {
    if (m_state == State::Stopping || m_state == State::Stopped) return;
    m_state = State::Stopping;
    if (m_relay) m_relay->drain();
    scheduleIn(0);
}

void OutboxWorker::guardedWork() {
    try {
        work();
    } catch (const std::exception& exception) {
        lose(makeError(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                       QStringLiteral("unexpected")));
    }
}

void OutboxWorker::work() {
    if (m_state == State::Stopped) return;
    const auto done = connectStore().and_then([this] { return workOnce(); });
    if (m_state == State::Stopping) {
        // Without the database the outcomes cannot be kept: the leases will run out.
        if (!m_relay || m_relay->isIdle() || (!done && m_relay->underWay() == 0)) finish();
        return;
    }
    if (!done) lose(done.error());
}

Result<void> OutboxWorker::connectStore() {
    if (m_relay || m_state == State::Stopping) return {};
    if (auto opened = open(); !opened) return opened;
    makeRelay();
    return {};
}

Result<void> OutboxWorker::open() {
    auto database = openShop(m_options.url, Database::Role::Worker);
    if (!database) return fail(database.error());
    m_database = *std::move(database);
    return {};
}

void OutboxWorker::makeRelay() {
    m_store =
        std::make_unique<OutboxStore>(*m_database, m_clock, m_options.storeId, m_options.leaseMs);
    m_publisher = m_makePublishers();
    m_relay = std::make_unique<OutboxRelay>(*m_store, *m_publisher, m_clock, m_options.relay);
    connect(m_relay.get(), &OutboxRelay::publishingEnded, this, &OutboxWorker::onPublishingEnded);
    connect(m_relay.get(), &OutboxRelay::delivered, this, &OutboxWorker::delivered);
    connect(m_relay.get(), &OutboxRelay::deliveryFailed, this, &OutboxWorker::deliveryFailed);
}

Result<void> OutboxWorker::workOnce() {
    if (!m_relay) return {};
    const auto more = m_relay->advance();
    if (!more) return fail(more.error());
    if (m_failures > 0) {
        m_failures = 0;
        // At the end the shop is hardly asked anything.
        if (m_state == State::Running) emit storeAvailable();
    }
    return planNext(*more);
}

Result<void> OutboxWorker::planNext(bool more) {
    if (more || m_relay->endedCount() > 0) {
        scheduleIn(m_relay->underWay() == 0 ? 0 : kGatherMs);
        return {};
    }
    const auto due = m_relay->nextDueAt();
    if (!due) return fail(due.error());
    qint64 pause = m_options.pollMs;
    if (*due) pause = std::min(pause, **due - m_clock.now());
    if (!m_relay->isIdle()) pause = std::min(pause, m_options.leaseMs / 3);
    // Never at once: what is due but could not be claimed is in another relay's transaction.
    scheduleIn(std::max(pause, kGatherMs));
    return reportCounts();
}

Result<void> OutboxWorker::reportCounts() {
    const auto counts = m_store->counts();
    if (!counts) return fail(counts.error());
    if (m_counts == *counts) return {};
    m_counts = *counts;
    emit deliverySummaryChanged(counts->waiting, counts->dead);
    return {};
}

void OutboxWorker::onPublishingEnded() {
    if (m_failures > 0 && m_state == State::Running) return;
    const bool nothingElse = m_relay->underWay() == 0;
    const bool batchFull = m_relay->endedCount() >= m_options.relay.batch;
    scheduleIn(nothingElse || batchFull ? 0 : kGatherMs);
}

void OutboxWorker::lose(const Error& error) {
    ++m_failures;
    m_timer.start(static_cast<int>(
        m_options.reconnect.delayMs(m_failures, QRandomGenerator::global()->generate())));
    // An outage that nobody hoped to end is news, also in the middle of another one.
    const bool isNews = m_failures == 1 || (m_mayPass && !mayPass(error));
    m_mayPass = mayPass(error);
    if (!isNews) return;
    qCWarning(logOutbox, "The outbox cannot be reached, trying again: %s",
              qUtf8Printable(error.detail));
    emit storeUnavailable(error);
}

void OutboxWorker::finish() {
    m_state = State::Stopped;
    m_timer.stop();
    if (m_store) {
        // The last figures; when they cannot be had, the ones before stand.
        const auto counted = reportCounts();
        Q_UNUSED(counted)
    }
    m_relay.reset();
    m_publisher.reset();
    m_store.reset();
    m_database.reset();
    emit stopped();
}

void OutboxWorker::scheduleIn(qint64 milliseconds) {
    const auto pause = static_cast<int>(milliseconds);
    if (m_timer.isActive() && m_timer.remainingTime() <= pause) return;
    m_timer.start(pause);
}

}  // namespace countertop
