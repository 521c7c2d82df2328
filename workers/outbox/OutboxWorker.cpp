// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxWorker.h"

#include "models/store/schema/ShopFile.h"

#include <algorithm>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logOutbox, "countertop.outbox")

// Outcomes that arrive within this time share one transaction.
constexpr qint64 kGatherMs = 10;

}  // namespace

OutboxWorker::OutboxWorker(Options options, const Clock& clock, PublisherFactory publishers)
    : PollingWorker({"The outbox", &logOutbox, options.reconnect}),
      m_options(std::move(options)),
      m_clock(clock),
      m_makePublishers(std::move(publishers)) {}

OutboxWorker::~OutboxWorker() = default;

Result<void> OutboxWorker::open() {
    if (m_relay) return {};
    auto database = openShop(m_options.url, Database::Role::Worker);
    if (!database) return fail(database.error());
    m_database = *std::move(database);
    makeRelay();
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

Result<qint64> OutboxWorker::work() {
    const auto more = m_relay->advance();
    if (!more) return fail(more.error());
    if (*more || m_relay->endedCount() > 0) return m_relay->underWay() == 0 ? 0 : kGatherMs;
    const auto pause = pauseUntilDue();
    if (!pause) return pause;
    if (auto reported = reportCounts(); !reported) return fail(reported.error());
    return pause;
}

Result<qint64> OutboxWorker::pauseUntilDue() {
    const auto due = m_relay->nextDueAt();
    if (!due) return fail(due.error());
    qint64 pause = m_options.pollMs;
    if (*due) pause = std::min(pause, **due - m_clock.now());
    if (!m_relay->isIdle()) pause = std::min(pause, m_options.leaseMs / 3);
    // Never at once: a due message that could not be claimed is in another relay's transaction.
    return std::max(pause, kGatherMs);
}

Result<void> OutboxWorker::reportCounts() {
    const auto counts = m_store->counts();
    if (!counts) return fail(counts.error());
    if (m_counts != *counts) {
        m_counts = *counts;
        emit deliverySummaryChanged(counts->waiting, counts->dead);
    }
    if (counts->waiting == 0) emit idle();
    return {};
}

void OutboxWorker::onPublishingEnded() {
    const bool nothingElse = m_relay->underWay() == 0;
    const bool batchFull = m_relay->endedCount() >= m_options.relay.batch;
    rescheduleIn(nothingElse || batchFull ? 0 : kGatherMs);
}

bool OutboxWorker::mayEnd(bool isReached) const {
    // Without the database the outcomes cannot be saved; the leases will expire.
    return m_relay->isIdle() || (!isReached && m_relay->underWay() == 0);
}

void OutboxWorker::close() {
    // Report the final counts; if they cannot be read, the previous ones remain.
    const auto counted = reportCounts();
    Q_UNUSED(counted)
    m_relay.reset();
    m_publisher.reset();
    m_store.reset();
    m_database.reset();
}

}  // namespace countertop
