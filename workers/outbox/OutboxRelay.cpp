// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRelay.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

OutboxRelay::OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                         const RelayOptions& options)
    : m_store(store), m_publisher(publisher), m_clock(clock), m_options(options) {}

Result<bool> OutboxRelay::advance() {
    if (auto settled = settle(); !settled) return fail(settled.error());
    if (auto renewed = renewLeases(); !renewed) return fail(renewed.error());
    if (m_draining) return false;
    const auto claimed = claim();
    if (!claimed) return fail(claimed.error());
    start();
    return *claimed == m_options.batch;
}

void OutboxRelay::drain() {
    m_draining = true;
    for (Lane& lane : m_lanes) {
        for (const ClaimedMessage& message : std::as_const(lane.waiting)) {
            m_held.remove(message.id);
            m_ended.append({Settlement::released(message.id), message.destination});
        }
        lane.waiting.clear();
    }
}

Result<std::optional<Timestamp>> OutboxRelay::nextDueAt() { return m_store.nextDueAt(fullLanes()); }

Result<void> OutboxRelay::settle() {
    if (m_ended.isEmpty()) return {};
    QList<Settlement> settlements;
    settlements.reserve(m_ended.size());
    for (const Ended& ended : std::as_const(m_ended)) settlements.append(ended.settlement);
    if (auto done = m_store.settle(settlements); !done) return done;
    const QList<Ended> written = std::exchange(m_ended, {});
    int deliveredCount = 0;
    for (const auto& [settlement, destination] : written) {
        switch (settlement.kind) {
            case Settlement::Kind::Delivered:
                ++deliveredCount;
                break;
            case Settlement::Kind::Failed:
            case Settlement::Kind::Dead:
                emit deliveryFailed(settlement.id, destination, settlement.error,
                                    settlement.kind == Settlement::Kind::Dead);
                break;
            case Settlement::Kind::Released:
                break;
        }
    }
    if (deliveredCount > 0) emit delivered(deliveredCount);
    return {};
}

Result<void> OutboxRelay::renewLeases() {
    if (m_held.isEmpty() || m_clock.now() - m_renewedAt < m_store.leaseMilliseconds() / 3) {
        return {};
    }
    if (auto renewed = m_store.renewLeases(); !renewed) return renewed;
    m_renewedAt = m_clock.now();
    return {};
}

Result<qsizetype> OutboxRelay::claim() {
    const QStringList full = fullLanes();
    // A check is cheap; claiming takes the write lock that tills need for their sales.
    const auto due = m_store.nextDueAt(full);
    if (!due) return fail(due.error());
    if (!*due || **due > m_clock.now()) return 0;
    const auto claimed = m_store.claim(m_options.batch, full);
    if (!claimed) return fail(claimed.error());
    if (m_held.isEmpty()) m_renewedAt = m_clock.now();
    for (const ClaimedMessage& message : *claimed) {
        // Our own lease may have expired while this process was suspended: the message is still in
        // progress.
        if (m_held.contains(message.id)) continue;
        m_held.insert(message.id);
        m_lanes[message.destination].waiting.enqueue(message);
    }
    return claimed->size();
}

QStringList OutboxRelay::fullLanes() const {
    QStringList full;
    for (auto lane = m_lanes.cbegin(); lane != m_lanes.cend(); ++lane) {
        if (lane->held() >= m_options.batch) full.append(lane.key());
    }
    return full;
}

void OutboxRelay::start() {
    if (m_draining) return;
    const QStringList destinations = m_lanes.keys();
    for (const QString& destination : destinations) {
        const int concurrency = std::max(1, m_publisher.concurrency(destination));
        // Look it up each time: a publisher may finish at once, which changes the lanes.
        while (m_lanes.contains(destination)) {
            Lane& lane = m_lanes[destination];
            if (lane.waiting.isEmpty() || lane.underWay >= concurrency) break;
            publish(lane.waiting.dequeue());
        }
    }
}

void OutboxRelay::publish(const ClaimedMessage& message) {
    ++m_lanes[message.destination].underWay;
    m_underWay.insert(message.id);
    const QPointer<OutboxRelay> self(this);
    const auto done = [self, message](const PublishResult& result) {
        if (self) self->end(message, result);
    };
    try {
        m_publisher.publish(message, done);
    } catch (const std::exception& exception) {
        done(publishFailed(QString::fromLocal8Bit(exception.what())));
    }
}

void OutboxRelay::end(const ClaimedMessage& message, const PublishResult& result) {
    if (!m_underWay.remove(message.id)) return;
    m_held.remove(message.id);
    m_ended.append({settlementOf(message, result), message.destination});
    const auto lane = m_lanes.find(message.destination);
    --lane->underWay;
    if (lane->held() == 0) m_lanes.erase(lane);
    emit publishingEnded();
}

Settlement OutboxRelay::settlementOf(const ClaimedMessage& message,
                                     const PublishResult& result) const {
    if (result) return Settlement::delivered(message.id);
    const PublishFailure& failure = result.error();
    const int attempts = message.attempts + 1;
    if (failure.permanent || attempts >= m_options.maxAttempts) {
        return Settlement::dead(message.id, failure.error);
    }
    const qint64 own = m_options.backOff.delayMs(attempts, QRandomGenerator::global()->generate());
    const qint64 pause = std::max(own, failure.retryAfterMs.value_or(0));
    return Settlement::failed(message.id, failure.error, m_clock.now() + pause);
}

}  // namespace countertop
