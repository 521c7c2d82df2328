// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRelay.h"

#include "workers/outbox/AttemptEnd.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

/// Looking for destinations may take this part of the time.
constexpr qint64 kLookShare = 40;

/// How long messages wait whose order is still being sent under an expired lease.
constexpr qint64 kOvertakenPauseMs = 1'000;

quint32 anyNumber() { return QRandomGenerator::global()->generate(); }

/// A time of 0 is over at once; hasExpired() would still say no within the same millisecond.
bool isOver(const QElapsedTimer& since, qint64 milliseconds) {
    return !since.isValid() || since.elapsed() >= milliseconds;
}

}  // namespace

OutboxRelay::OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                         const RelayOptions& options)
    : m_store(store),
      m_publisher(publisher),
      m_clock(clock),
      m_options(options),
      m_lease(store.leaseMilliseconds(), options.leaseNow) {}

Result<bool> OutboxRelay::advance() {
    if (auto settled = settle(); !settled) return fail(settled.error());
    if (auto renewed = renewLeases(); !renewed) return fail(renewed.error());
    if (m_draining) return false;
    if (auto kept = keepHouse(); !kept) return fail(kept.error());
    const auto more = claim();
    if (!more) return more;
    for (auto& [destination, lane] : m_lanes) start(lane);
    return more;
}

void OutboxRelay::drain() {
    m_draining = true;
    for (auto& [destination, lane] : m_lanes) release(lane.takeWaiting(), 0);
}

void OutboxRelay::lookAgain() {
    for (auto& [destination, lane] : m_lanes) lane.lookAgain();
}

void OutboxRelay::endPauses() {
    for (auto& [destination, lane] : m_lanes) {
        if (lane.breaker.isOpen()) emit destinationPaused(destination, 0);
    }
}

qsizetype OutboxRelay::underWay() const {
    qsizetype count = 0;
    for (const auto& [destination, lane] : m_lanes) count += lane.underWay();
    return count;
}

Result<void> OutboxRelay::settle() {
    if (m_ended.isEmpty()) return {};
    QList<Settlement> settlements;
    settlements.reserve(m_ended.size());
    for (const Ended& ended : std::as_const(m_ended)) settlements.append(ended.settlement);
    const auto recorded = m_store.settle(settlements);
    if (!recorded) return fail(recorded.error());
    const QList<Ended> settled = std::exchange(m_ended, {});
    int deliveredCount = 0;
    for (const Ended& ended : settled) {
        // Whoever holds the message now will report it.
        if (!recorded->contains(ended.settlement.id)) continue;
        if (ended.settlement.kind == Settlement::Kind::Delivered) ++deliveredCount;
        report(ended);
    }
    if (deliveredCount > 0) emit delivered(deliveredCount);
    return {};
}

void OutboxRelay::report(const Ended& ended) {
    const auto& [settlement, destination] = ended;
    switch (settlement.kind) {
        case Settlement::Kind::Failed:
        case Settlement::Kind::Held:
        case Settlement::Kind::Dead:
            emit deliveryFailed(settlement.id, destination, settlement.error,
                                settlement.kind == Settlement::Kind::Dead);
            break;
        case Settlement::Kind::Gone:
            emit deliveryFailed(settlement.id, destination, settlement.error, false);
            emit destinationDisabled(destination, settlement.error);
            break;
        case Settlement::Kind::Delivered:
        case Settlement::Kind::Released:
            break;
    }
}

Result<void> OutboxRelay::renewLeases() {
    if (!m_store.hasLeases() || m_inHand.isEmpty() || !m_lease.isDue()) return {};
    const qint64 asked = m_lease.now();
    const auto renewed = m_store.renewLeases(m_inHand);
    if (!renewed) return fail(renewed.error());
    m_lease.startAt(asked);
    // The server was away or this process suspended for so long that others have taken over: what
    // was not started is claimed anew.
    if (*renewed < m_inHand.size()) {
        for (auto& [destination, lane] : m_lanes) release(lane.takeWaiting(), 0);
    }
    return {};
}

Result<void> OutboxRelay::keepHouse() {
    if (isOver(m_sinceFreed, m_options.freeEveryMs)) {
        if (auto freed = m_store.freeAbandoned(); !freed) return freed;
        m_sinceFreed.start();
    }
    if (isOver(m_sinceCorrected, m_options.correctEveryMs)) {
        if (auto corrected = m_store.correctRetryTimes(); !corrected) return corrected;
        m_sinceCorrected.start();
    }
    return {};
}

DestinationLane& OutboxRelay::laneOf(const QString& destination) {
    return m_lanes.try_emplace(destination, m_options.backOff).first->second;
}

std::optional<QString> OutboxRelay::missingForRoutes(const WaitingDestination& waiting) const {
    for (const UnservedRoute& route : m_unservedRoutes) {
        // Nothing may be left of a route that has ended.
        const bool hasMessages = waiting.isLeftOut || route.isActive;
        if (hasMessages && route.destination == waiting.destination) return route.reason;
    }
    return std::nullopt;
}

void OutboxRelay::lookAtRoutes() {
    m_unservedRoutes = m_publisher.unservedRoutes();
    QSet<qint64> routeIds;
    for (const UnservedRoute& route : std::as_const(m_unservedRoutes)) {
        for (const qint64 routeId : route.routeIds) routeIds.insert(routeId);
    }
    m_store.leaveOut(routeIds);
}

void OutboxRelay::updateLane(const WaitingDestination& waiting) {
    DestinationLane& lane = laneOf(waiting.destination);
    const auto missing = m_publisher.cannotServe(waiting.destination);
    lane.isUnserved = missing.has_value() || waiting.isLeftOut;
    const auto reason = missing ? missing : missingForRoutes(waiting);
    if (reason.has_value() != lane.isReported) {
        emit destinationUnserved(waiting.destination, reason.value_or(QString()));
    }
    lane.isReported = reason.has_value();
    lane.atOnce = std::max(
        1, waiting.atOnce > 0 ? waiting.atOnce : m_publisher.concurrency(waiting.destination));
    if (!lane.places.isCutShort) lane.places = {};
}

OutboxRelay::Allowance OutboxRelay::allowanceOf(const WaitingDestination& waiting) {
    const DestinationLane& lane = laneOf(waiting.destination);
    if (waiting.isDisabled || lane.isUnserved) return {};
    Allowance allowance;
    allowance.isServed = true;
    allowance.waitMs = std::max({waiting.dueInMs, lane.quietMs(), lane.breaker.remainingMs()});
    allowance.room = lane.room(m_options.batch);
    return allowance;
}

Result<void> OutboxRelay::look() {
    // On a server this walks over the index entries of all messages that were sent since its oldest
    // open transaction began, as do claims from the start of a queue.
    const bool hasTime = isOver(m_sinceLooked, m_lookPauseMs);
    if (!hasTime && (m_hasClaimed || !m_inHand.isEmpty())) return {};
    QElapsedTimer cost;
    cost.start();
    auto waiting = m_store.waiting();
    if (!waiting) return fail(waiting.error());
    m_waiting = *std::move(waiting);
    m_lookPauseMs = cost.elapsed() < m_options.cheapLookMs ? 0 : cost.elapsed() * kLookShare;
    m_sinceLooked.start();
    for (const WaitingDestination& found : std::as_const(m_waiting)) updateLane(found);
    return {};
}

Result<bool> OutboxRelay::claim() {
    lookAtRoutes();
    if (auto looked = look(); !looked) return fail(looked.error());
    m_hasClaimed = false;
    bool more = false;
    for (const WaitingDestination& waiting : std::as_const(m_waiting)) {
        const Allowance allowance = allowanceOf(waiting);
        if (allowance.room == 0 || allowance.waitMs > 0) continue;
        DestinationLane& lane = laneOf(waiting.destination);
        const qint64 asked = m_lease.now();
        const auto claimed = m_store.claim(waiting.destination, allowance.room, lane.places);
        if (!claimed) return fail(claimed.error());
        more |= lane.places.isCutShort;
        if (claimed->isEmpty()) {
            if (!lane.places.isCutShort) lane.noteNothingFound();
            continue;
        }
        if (m_inHand.isEmpty()) m_lease.startAt(asked);
        m_hasClaimed = true;
        take(*claimed, lane);
        lane.breaker.probe();
        more |= claimed->size() == allowance.room;
    }
    return more;
}

void OutboxRelay::take(const QList<ClaimedMessage>& claimed, DestinationLane& lane) {
    QList<ClaimedMessage> mine;
    QList<ClaimedMessage> tooEarly;
    for (const ClaimedMessage& message : claimed) {
        // A lease may have expired during an attempt: that message is still being sent, and those
        // behind it must not overtake it.
        if (m_inHand.contains(message.id)) continue;
        m_inHand.insert(message.id);
        (lane.isSending(message.orderId) ? tooEarly : mine).append(message);
    }
    lane.add(mine);
    release(tooEarly, kOvertakenPauseMs);
}

OutboxRelay::Outlook OutboxRelay::outlook() {
    Outlook outlook;
    for (const WaitingDestination& waiting : std::as_const(m_waiting)) {
        const Allowance allowance = allowanceOf(waiting);
        outlook.hasWaiting |= allowance.isServed;
        if (allowance.room == 0) continue;
        outlook.dueInMs = std::min(outlook.dueInMs.value_or(allowance.waitMs), allowance.waitMs);
    }
    return outlook;
}

void OutboxRelay::start(DestinationLane& lane) {
    // A publisher may finish at once: then the loop goes on with the next message.
    if (m_draining || m_isStarting || mayNotStart()) return;
    m_isStarting = true;
    while (lane.canStart() && !mayNotStart()) publish(lane.startNext());
    m_isStarting = false;
}

void OutboxRelay::publish(const ClaimedMessage& message) {
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
    DestinationLane& lane = laneOf(message.destination);
    const auto took = lane.end(message.id);
    if (!took) return;
    m_inHand.remove(message.id);
    const Settlement settlement =
        settlementOf({message, result, m_clock.now(), *took}, m_options.maxAttempts,
                     m_options.backOff, anyNumber());
    m_ended.append({settlement, message.destination});
    if (holdsBackItsOrder(settlement)) {
        release(lane.takeFollowers(message.id), settlement.pauseMs);
    } else {
        lane.continueAfter(message.id);
    }
    noteResult(message.destination, lane, result);
    start(lane);
    emit publishingEnded();
}

void OutboxRelay::noteResult(const QString& destination, DestinationLane& lane,
                             const PublishResult& result) {
    const DestinationSign sign = signOf(result);
    if (sign == DestinationSign::None) return;
    if (sign == DestinationSign::Fails) {
        if (lane.breaker.recordFailure(askedPauseOf(result.error()), anyNumber())) {
            emit destinationPaused(destination, lane.breaker.remainingMs());
        }
    } else {
        if (lane.breaker.isOpen()) emit destinationPaused(destination, 0);
        lane.breaker.recordSuccess();
    }
    // The store will know that the destination is disabled.
    const bool isGone = sign == DestinationSign::Gone;
    if (isGone) m_sinceLooked.invalidate();
    if (isGone || lane.breaker.isOpen()) release(lane.takeWaiting(), 0);
}

void OutboxRelay::release(const QList<ClaimedMessage>& messages, qint64 pauseMs) {
    for (const ClaimedMessage& message : messages) {
        m_inHand.remove(message.id);
        m_ended.append({Settlement::released(message.id, pauseMs), message.destination});
    }
}

}  // namespace countertop
