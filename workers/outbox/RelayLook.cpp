// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/OutboxRelay.h"

#include <algorithm>

namespace countertop {

namespace {

/// Looking for destinations may take this part of the time.
constexpr qint64 kLookShare = 40;

/// While claims come back full, the next one is worth more than a look at other destinations.
constexpr qint64 kBacklogLookMs = 20;

}  // namespace

bool OutboxRelay::isLookDue() const {
    // On a server a look walks over the index entries of all messages that were sent since its
    // oldest open transaction began, as do claims from the start of a queue. While messages are on
    // their way, the last look counts a little longer if it took long.
    const qint64 pauseMs = m_hasBacklog ? std::max(m_lookPauseMs, kBacklogLookMs) : m_lookPauseMs;
    return isOver(m_sinceLooked, pauseMs) || (!m_hasClaimed && m_inHand.isEmpty());
}

Result<void> OutboxRelay::look() {
    lookAtRoutes();
    QElapsedTimer cost;
    cost.start();
    auto waiting = m_store.waiting();
    if (!waiting) return fail(waiting.error());
    m_waiting = *std::move(waiting);
    m_lookPauseMs = cost.elapsed() < m_options.cheapLookMs ? 0 : cost.elapsed() * kLookShare;
    m_sinceLooked.start();
    m_hasBacklog = m_hasBacklog && !m_waiting.isEmpty();
    for (const WaitingDestination& found : std::as_const(m_waiting)) updateLane(found);
    return {};
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
    lane.isGone = lane.isGone && waiting.isDisabled;
    if (!lane.places.isCutShort) lane.places = {};
    lane.places.hasTimed = waiting.hasTimed;
}

std::optional<QString> OutboxRelay::missingForRoutes(const WaitingDestination& waiting) const {
    for (const UnservedRoute& route : m_unservedRoutes) {
        // Nothing may be left of a route that has ended.
        const bool hasMessages = waiting.isLeftOut || route.isActive;
        if (hasMessages && route.destination == waiting.destination) return route.reason;
    }
    return std::nullopt;
}

DestinationLane& OutboxRelay::laneOf(const QString& destination) {
    return m_lanes.try_emplace(destination, m_options.backOff).first->second;
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

int OutboxRelay::wantedOf(const WaitingDestination& waiting) {
    const Allowance allowance = allowanceOf(waiting);
    return allowance.waitMs > 0 ? 0 : allowance.room;
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

}  // namespace countertop
