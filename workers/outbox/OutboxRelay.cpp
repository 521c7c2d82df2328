// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRelay.h"

#include "workers/outbox/AttemptEnd.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

/// How long messages wait whose order is still being sent under an expired lease.
constexpr qint64 kOvertakenPauseMs = 1'000;

quint32 anyNumber() { return QRandomGenerator::global()->generate(); }

}  // namespace

OutboxRelay::OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                         const RelayOptions& options)
    : m_store(store),
      m_publisher(publisher),
      m_clock(clock),
      m_options(options),
      m_lease(store.leaseMilliseconds(), options.leaseNow) {}

Result<bool> OutboxRelay::advance() {
    if (mustSettleFirst()) {
        if (auto settled = settleFirst(); !settled) return fail(settled.error());
    }
    if (m_draining) return false;
    if (isLookDue()) {
        if (auto looked = look(); !looked) return fail(looked.error());
    }
    const auto more = settleAndClaim();
    if (!more) return more;
    // Whoever heard of the outcomes may have ended this worker meanwhile.
    if (m_draining) drain();
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

bool OutboxRelay::mustSettleFirst() const {
    if (m_draining || isHouseDue() || isLeaseDue()) return true;
    // A look has to see the new times of messages that are not delivered.
    return !std::all_of(m_ended.cbegin(), m_ended.cend(), [](const Ended& ended) {
        return ended.settlement.kind == Settlement::Kind::Delivered;
    });
}

Result<void> OutboxRelay::settleFirst() {
    if (auto settled = settle(); !settled) return settled;
    if (auto renewed = renewLeases(); !renewed) return renewed;
    return m_draining ? Result<void>() : keepHouse();
}

Result<void> OutboxRelay::settle() {
    if (m_ended.isEmpty()) return {};
    const auto recorded = record();
    if (!recorded) return fail(recorded.error());
    reportEnded(*recorded);
    return {};
}

Result<bool> OutboxRelay::settleAndClaim() {
    if (!canClaim()) {
        m_hasClaimed = false;
        return settle().map([] { return false; });
    }
    const qint64 askedAt = m_lease.now();
    if (m_ended.isEmpty()) {
        const auto claims = claim();
        if (!claims) return fail(claims.error());
        return takeAll(*claims, askedAt);
    }
    Result<QSet<qint64>> recorded;
    Result<QList<Claim>> claims;
    const auto done = m_store.inOneCommit([&]() -> Result<void> {
        recorded = record();
        if (!recorded) return fail(recorded.error());
        claims = claim();
        return claims ? Result<void>() : fail(claims.error());
    });
    if (!done) return fail(done.error());
    reportEnded(*recorded);
    return takeAll(*claims, askedAt);
}

Result<QSet<qint64>> OutboxRelay::record() {
    QList<Settlement> settlements;
    settlements.reserve(m_ended.size());
    for (const Ended& ended : std::as_const(m_ended)) settlements.append(ended.settlement);
    return m_store.settle(settlements);
}

void OutboxRelay::reportEnded(const QSet<qint64>& recorded) {
    const QList<Ended> settled = std::exchange(m_ended, {});
    int deliveredCount = 0;
    for (const Ended& ended : settled) {
        // Whoever holds the message now will report it.
        if (!recorded.contains(ended.settlement.id)) continue;
        if (ended.settlement.kind == Settlement::Kind::Delivered) ++deliveredCount;
        report(ended);
    }
    if (deliveredCount > 0) emit delivered(deliveredCount);
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
            // Several messages may have been on their way.
            if (!std::exchange(laneOf(destination).isGone, true)) {
                emit destinationDisabled(destination, settlement.error);
            }
            break;
        case Settlement::Kind::Delivered:
        case Settlement::Kind::Released:
            break;
    }
}

bool OutboxRelay::isLeaseDue() const {
    return m_store.hasLeases() && !m_inHand.isEmpty() && m_lease.isDue();
}

Result<void> OutboxRelay::renewLeases() {
    if (!isLeaseDue()) return {};
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

bool OutboxRelay::isHouseDue() const {
    return isOver(m_sinceFreed, m_options.freeEveryMs) ||
           isOver(m_sinceCorrected, m_options.correctEveryMs);
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

bool OutboxRelay::canClaim() {
    return std::any_of(m_waiting.cbegin(), m_waiting.cend(),
                       [this](const WaitingDestination& waiting) { return wantedOf(waiting) > 0; });
}

Result<QList<OutboxRelay::Claim>> OutboxRelay::claim() {
    QList<Claim> claims;
    for (const WaitingDestination& waiting : std::as_const(m_waiting)) {
        const int wanted = wantedOf(waiting);
        if (wanted == 0) continue;
        DestinationLane& lane = laneOf(waiting.destination);
        Claim claim{&lane, {}, lane.places, false};
        auto claimed = m_store.claim(waiting.destination, wanted, claim.places);
        if (!claimed) return fail(claimed.error());
        claim.messages = *std::move(claimed);
        claim.isFull = claim.messages.size() == wanted;
        claims.append(std::move(claim));
    }
    return claims;
}

bool OutboxRelay::takeAll(const QList<Claim>& claims, qint64 askedAt) {
    m_hasClaimed = false;
    bool more = false;
    for (const Claim& claim : claims) {
        DestinationLane& lane = *claim.lane;
        lane.places = claim.places;
        more |= claim.places.isCutShort || claim.isFull;
        if (claim.messages.isEmpty()) {
            if (!claim.places.isCutShort) lane.noteNothingFound();
            continue;
        }
        if (m_inHand.isEmpty()) m_lease.startAt(askedAt);
        m_hasClaimed = true;
        take(claim.messages, lane);
        lane.breaker.probe();
    }
    m_hasBacklog = more;
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
