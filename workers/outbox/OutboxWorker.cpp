// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxWorker.h"

#include "models/store/outbox/OutboxNotice.h"
#include "models/store/schema/ShopFile.h"
#include "models/store/seals/DeliveredCleanup.h"
#include "workers/outbox/RoutedPublisher.h"

#include <algorithm>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logOutbox, "countertop.outbox")

// Outcomes that arrive within this time share one transaction.
constexpr qint64 kGatherMs = 10;

// Where this program has committed more than once since the last turn, it will again: each turn
// commits too, and on one file it takes the time of a sale.
constexpr qint64 kGatherCommitsMs = 40;

// Counting takes longer the more messages wait; it may take a fiftieth of the time.
constexpr qint64 kCountShare = 50;
constexpr qint64 kBusyCountMs = 1'000;

// Looking for events to make messages of commits how far it came: sales in a rush share one look.
constexpr qint64 kGatherEventsMs = 200;

constexpr qint64 kCleanPauseMs = 200;

// Commits within this time share one announcement.
constexpr qint64 kAnnouncePauseMs = 100;

}  // namespace

OutboxWorker::OutboxWorker(Options options, const Clock& clock, PublisherFactory publishers,
                           SourceFactory source)
    : PollingWorker({"The outbox", &logOutbox, options.reconnect}),
      m_options(std::move(options)),
      m_clock(clock),
      m_makePublishers(std::move(publishers)),
      m_openSource(std::move(source)) {}

OutboxWorker::~OutboxWorker() = default;

Result<void> OutboxWorker::open() {
    if (m_relay) return {};
    auto database = openShop(m_options.url, Database::Role::Worker);
    if (!database) return fail(database.error());
    m_database = *std::move(database);
    if (m_openSource) {
        auto source = m_openSource();
        if (!source) return fail(source.error());
        m_source = *std::move(source);
    }
    makeRelay();
    m_countPauseMs = kBusyCountMs;
    m_sinceCounted.start();
    return {};
}

void OutboxWorker::makeRelay() {
    m_store =
        std::make_unique<OutboxStore>(*m_database, m_clock, m_options.storeId, m_options.leaseMs);
    m_listener = std::make_unique<OutboxListener>(*m_database, [this] {
        noteWake();
        rescheduleIn(0);
    });
    m_routes = std::make_unique<RouteDirectory>(*m_database, m_options.storeId);
    m_publisher = std::make_unique<RoutedPublisher>(m_makePublishers(), *m_routes);
    m_relay = std::make_unique<OutboxRelay>(*m_store, *m_publisher, m_clock, m_options.relay);
    connect(m_relay.get(), &OutboxRelay::publishingEnded, this, &OutboxWorker::onPublishingEnded);
    connect(m_relay.get(), &OutboxRelay::delivered, this, &OutboxWorker::delivered);
    connect(m_relay.get(), &OutboxRelay::deliveryFailed, this, &OutboxWorker::deliveryFailed);
    connect(m_relay.get(), &OutboxRelay::destinationDisabled, this,
            &OutboxWorker::destinationDisabled);
    connect(m_relay.get(), &OutboxRelay::destinationUnserved, this,
            &OutboxWorker::destinationUnserved);
    connect(m_relay.get(), &OutboxRelay::destinationPaused, this, &OutboxWorker::destinationPaused);
}

Result<qint64> OutboxWorker::work() {
    if (mayGather()) return m_nextTurn.remainingTime();
    if (auto listening = m_listener->listen(); !listening) return fail(listening.error());
    if (m_relay->isLookDue()) {
        if (auto read = m_routes->refresh(); !read) return fail(read.error());
    }
    m_commits = 0;
    m_nextTurn = QDeadlineTimer(kGatherCommitsMs);
    const auto more = m_relay->advance();
    if (!more) return fail(more.error());
    // Requests leave when control returns to the event loop: the rest waits for that, once.
    m_areChoresPutOff = m_relay->underWay() > 0 && !m_areChoresPutOff;
    if (m_areChoresPutOff) return 0;
    const auto hasMade = doChores();
    if (!hasMade) return fail(hasMade.error());
    if (*more || m_relay->endedCount() > 0) return m_relay->underWay() == 0 ? 0 : kGatherMs;
    if (*hasMade) return 0;
    const OutboxRelay::Outlook outlook = m_relay->outlook();
    const bool hasEvents = m_source && m_nextEvents.hasExpired();
    if (hasEvents && m_relay->isIdle()) return 0;
    bool isDone = !outlook.hasWaiting && m_relay->isIdle();
    const qint64 untilCount = isDone ? 0 : pauseUntilCount();
    if (untilCount == 0) {
        if (auto reported = reportCounts(); !reported) return fail(reported.error());
    }
    if (isDone && m_counts->waiting > 0) {
        const auto others = m_store->isAnyClaimed();
        if (!others) return fail(others.error());
        isDone = !*others;
    }
    if (isDone) emit idle();
    // The connection may have been replaced since: then look once more.
    const auto isNew = m_listener->listen();
    if (!isNew) return fail(isNew.error());
    if (*isNew) return kGatherMs;
    qint64 pause = pauseUntilDue(outlook);
    if (!isStopping()) pause = std::min(pause, m_nextClean.remainingTime());
    if (m_isAnnouncementDue) pause = std::min(pause, m_nextAnnouncement.remainingTime());
    if (m_source && !isStopping()) pause = std::min(pause, m_nextEvents.remainingTime());
    return untilCount == 0 ? pause : std::min(pause, untilCount);
}

Result<bool> OutboxWorker::doChores() {
    if (auto sent = sendAnnouncement(); !sent) return fail(sent.error());
    if (auto cleaned = cleanUp(); !cleaned) return fail(cleaned.error());
    return makeMessages();
}

bool OutboxWorker::mayGather() const {
    return m_commits > 1 && !isStopping() && !m_relay->hasBacklog() && !m_nextTurn.hasExpired();
}

bool OutboxWorker::makeMessages() {
    if (!m_source || isStopping() || !m_nextEvents.hasExpired()) return false;
    const auto handled = m_source->step();
    // What waits already is delivered all the same; a lost shop is reported by that.
    if (!handled) qCInfo(logOutbox) << "No messages can be made now:" << handled.error().detail;
    const bool mayHaveMore = handled.value_or(0) > 0;
    // While a backlog drains, turns follow each other faster than events need to be looked for.
    m_nextEvents = QDeadlineTimer(mayHaveMore ? 0 : m_options.pollMs);
    m_earliestEvents = QDeadlineTimer(kGatherEventsMs);
    if (mayHaveMore) m_relay->lookAgain();
    return mayHaveMore;
}

void OutboxWorker::announce() {
    m_isAnnouncementDue = true;
    ++m_commits;
    wake();
}

Result<void> OutboxWorker::sendAnnouncement() {
    if (!m_isAnnouncementDue || !m_nextAnnouncement.hasExpired()) return {};
    m_isAnnouncementDue = false;
    m_nextAnnouncement = QDeadlineTimer(kAnnouncePauseMs);
    return announceMessages(*m_database);
}

Result<void> OutboxWorker::cleanUp() {
    if (isStopping() || !m_nextClean.hasExpired()) return {};
    const auto removed =
        DeliveredCleanup(*m_database, m_clock, m_options.storeId).removeSome(m_options.cleanAtOnce);
    if (!removed) return fail(removed.error());
    const bool isMoreLeft = *removed == m_options.cleanAtOnce;
    m_nextClean = QDeadlineTimer(isMoreLeft ? kCleanPauseMs : m_options.cleanEveryMs);
    return {};
}

void OutboxWorker::noteWake() {
    m_nextEvents = std::min(m_nextEvents, m_earliestEvents);
    if (m_relay) m_relay->lookAgain();
}

qint64 OutboxWorker::pauseUntilDue(const OutboxRelay::Outlook& outlook) const {
    qint64 pause = std::min<qint64>(m_options.pollMs, outlook.dueInMs.value_or(m_options.pollMs));
    if (!m_relay->isIdle()) pause = std::min(pause, m_options.leaseMs / 3);
    return std::max(pause, kGatherMs);
}

qint64 OutboxWorker::pauseUntilCount() const {
    if (m_relay->isIdle() && !m_counts) return 0;
    return std::max<qint64>(0, m_countPauseMs - m_sinceCounted.elapsed());
}

Result<void> OutboxWorker::reportCounts() {
    QElapsedTimer cost;
    cost.start();
    const auto counts = m_store->counts();
    if (!counts) return fail(counts.error());
    m_countPauseMs = cost.elapsed() * kCountShare;
    if (!m_relay->isIdle()) m_countPauseMs = std::max(m_countPauseMs, kBusyCountMs);
    m_sinceCounted.start();
    if (m_counts == *counts) return {};
    m_counts = *counts;
    emit deliverySummaryChanged(counts->waiting, counts->dead);
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
    if (m_relay) m_relay->endPauses();
    m_relay.reset();
    m_publisher.reset();
    m_routes.reset();
    m_listener.reset();
    m_store.reset();
    m_source.reset();
    m_database.reset();
}

}  // namespace countertop
