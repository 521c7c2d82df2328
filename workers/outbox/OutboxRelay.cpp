// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRelay.h"

#include "workers/outbox/AttemptLog.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

constexpr qint64 kLongestRetryAfterMs = 24LL * 60 * 60 * 1000;

quint32 anyNumber() { return QRandomGenerator::global()->generate(); }

qint64 askedPauseOf(const PublishFailure& failure) {
    return std::clamp<qint64>(failure.retryAfterMs.value_or(0), 0, kLongestRetryAfterMs);
}

bool isOver(const QElapsedTimer& since, qint64 milliseconds) {
    return !since.isValid() || since.hasExpired(milliseconds);
}

}  // namespace

OutboxRelay::OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                         const RelayOptions& options)
    : m_store(store), m_publisher(publisher), m_clock(clock), m_options(options) {}

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
    if (auto done = m_store.settle(settlements); !done) return done;
    const QList<Ended> written = std::exchange(m_ended, {});
    int deliveredCount = 0;
    for (const Ended& ended : written) {
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
    if (!m_store.hasLeases() || m_held.isEmpty() ||
        !isOver(m_sinceRenewed, m_store.leaseMilliseconds() / 3)) {
        return {};
    }
    const auto renewed = m_store.renewLeases();
    if (!renewed) return fail(renewed.error());
    m_sinceRenewed.start();
    // This process was suspended for so long that others have taken over: start nothing more.
    if (*renewed < m_held.size()) {
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

OutboxRelay::Allowance OutboxRelay::allowanceOf(const WaitingDestination& waiting) {
    DestinationLane& lane = laneOf(waiting.destination);
    if (waiting.isDisabled) return {};
    const auto reason = m_publisher.cannotServe(waiting.destination);
    if (reason.has_value() && !lane.isUnserved) {
        emit destinationUnserved(waiting.destination, *reason);
    }
    lane.isUnserved = reason.has_value();
    if (lane.isUnserved) return {};
    lane.atOnce = std::max(
        1, waiting.atOnce > 0 ? waiting.atOnce : m_publisher.concurrency(waiting.destination));
    Allowance allowance;
    allowance.isServed = true;
    allowance.waitMs = std::max({waiting.dueInMs, lane.quietMs(), lane.breaker.remainingMs()});
    const int held = static_cast<int>(lane.held());
    if (lane.breaker.isOpen()) {
        allowance.room = held == 0 ? 1 : 0;
    } else if (held <= m_options.batch / 2) {
        // Each claim is a commit: take many at once.
        allowance.room = m_options.batch - held;
    }
    return allowance;
}

Result<bool> OutboxRelay::claim() {
    const auto destinations = m_store.waiting();
    if (!destinations) return fail(destinations.error());
    bool more = false;
    for (const WaitingDestination& waiting : *destinations) {
        const Allowance allowance = allowanceOf(waiting);
        if (allowance.room == 0 || allowance.waitMs > 0) continue;
        const auto claimed = m_store.claim(waiting.destination, allowance.room);
        if (!claimed) return fail(claimed.error());
        DestinationLane& lane = laneOf(waiting.destination);
        if (claimed->isEmpty()) {
            lane.noteNothingFound();
            continue;
        }
        if (m_held.isEmpty()) m_sinceRenewed.start();
        QList<ClaimedMessage> mine;
        for (const ClaimedMessage& message : *claimed) {
            // Our own lease may have expired while this process was suspended: the message is
            // still in progress.
            if (m_held.contains(message.id)) continue;
            m_held.insert(message.id);
            mine.append(message);
        }
        lane.add(mine);
        lane.breaker.probe();
        more |= claimed->size() == allowance.room;
    }
    return more;
}

Result<OutboxRelay::Outlook> OutboxRelay::outlook() {
    const auto destinations = m_store.waiting();
    if (!destinations) return fail(destinations.error());
    Outlook outlook;
    for (const WaitingDestination& waiting : *destinations) {
        const Allowance allowance = allowanceOf(waiting);
        outlook.hasWaiting |= allowance.isServed;
        if (allowance.room == 0) continue;
        outlook.dueInMs = std::min(outlook.dueInMs.value_or(allowance.waitMs), allowance.waitMs);
    }
    return outlook;
}

void OutboxRelay::start(DestinationLane& lane) {
    // A publisher may finish at once: then the loop goes on with the next message.
    if (m_draining || m_isStarting) return;
    m_isStarting = true;
    while (lane.canStart()) publish(lane.startNext());
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
    m_held.remove(message.id);
    const Settlement settlement = settlementOf(message, result, *took);
    m_ended.append({settlement, message.destination});
    const bool waits =
        settlement.kind == Settlement::Kind::Failed || settlement.kind == Settlement::Kind::Gone;
    if (waits) {
        release(lane.takeFollowers(message.id), settlement.pauseMs);
    } else {
        lane.continueAfter(message.id);
    }
    noteResult(lane, result);
    start(lane);
    emit publishingEnded();
}

void OutboxRelay::noteResult(DestinationLane& lane, const PublishResult& result) {
    // The message never reached the destination.
    if (!result && result.error().kind == PublishFailure::Kind::Held) return;
    const bool isGone = !result && result.error().kind == PublishFailure::Kind::Gone;
    const bool isFailing = !result && result.error().kind == PublishFailure::Kind::Temporary &&
                           result.error().isOfDestination;
    if (isFailing) {
        lane.breaker.recordFailure(askedPauseOf(result.error()), anyNumber());
    } else {
        lane.breaker.recordSuccess();
    }
    if (isGone || lane.breaker.isOpen()) release(lane.takeWaiting(), 0);
}

void OutboxRelay::release(const QList<ClaimedMessage>& messages, qint64 pauseMs) {
    for (const ClaimedMessage& message : messages) {
        m_held.remove(message.id);
        m_ended.append({Settlement::released(message.id, pauseMs), message.destination});
    }
}

Settlement OutboxRelay::settlementOf(const ClaimedMessage& message, const PublishResult& result,
                                     qint64 tookMs) const {
    if (result) return Settlement::delivered(message.id);
    const PublishFailure& failure = result.error();
    const int attempts = message.attempts + 1;
    Settlement settlement = [&] {
        if (failure.kind == PublishFailure::Kind::Gone) {
            return Settlement::gone(message.id, failure.error);
        }
        if (failure.kind == PublishFailure::Kind::Held) {
            return Settlement::held(message.id, failure.error);
        }
        if (failure.kind == PublishFailure::Kind::Permanent || attempts >= m_options.maxAttempts) {
            return Settlement::dead(message.id, failure.error);
        }
        const qint64 own = m_options.backOff.delayMs(attempts, anyNumber());
        return Settlement::failed(message.id, failure.error, std::max(own, askedPauseOf(failure)));
    }();
    settlement.attemptLog = withAttempt(message.attemptLog, {m_clock.now(), tookMs, failure.error});
    return settlement;
}

}  // namespace countertop
