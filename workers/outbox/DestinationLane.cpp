// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/DestinationLane.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr BackOff kQuiet{50, 1'000};
constexpr qint64 kSecondMs = 1'000;

}  // namespace

void DestinationLane::add(const QList<ClaimedMessage>& messages) {
    QHash<QString, qsizetype> runs;
    for (const ClaimedMessage& message : messages) {
        const auto run = runs.constFind(message.orderId);
        if (message.orderId.isEmpty() || run == runs.constEnd()) {
            runs.insert(message.orderId, m_ready.size());
            m_ready.append(Run());
            m_ready.last().enqueue(message);
        } else {
            m_ready[*run].enqueue(message);
        }
    }
    m_waiting += messages.size();
    lookAgain();
}

bool DestinationLane::canStart() const { return !m_ready.isEmpty() && m_underWay.size() < atOnce; }

ClaimedMessage DestinationLane::startNext() {
    Run run = m_ready.takeFirst();
    ClaimedMessage message = run.dequeue();
    --m_waiting;
    Attempt& attempt = m_underWay[message.id];
    attempt.orderId = message.orderId;
    attempt.since.start();
    if (!run.isEmpty()) m_following.insert(message.id, run);
    return message;
}

std::optional<qint64> DestinationLane::end(qint64 id) {
    const auto started = m_underWay.constFind(id);
    if (started == m_underWay.constEnd()) return std::nullopt;
    const qint64 took = started->since.elapsed();
    m_underWay.erase(started);
    countEnded();
    lookAgain();
    return took;
}

void DestinationLane::countEnded() {
    if (m_sinceSecond.isValid() && m_sinceSecond.hasExpired(kSecondMs)) {
        m_endedBefore = m_sinceSecond.hasExpired(2 * kSecondMs) ? 0 : m_endedNow;
        m_endedNow = 0;
        m_sinceSecond.invalidate();
    }
    if (!m_sinceSecond.isValid()) m_sinceSecond.start();
    ++m_endedNow;
}

int DestinationLane::room(int batch) const {
    const int held = static_cast<int>(inHand());
    if (breaker.isOpen()) return held == 0 ? 1 : 0;
    // Each claim is a commit: take many at once, but not more than are sent within a second. The
    // others may be sent by another worker meanwhile.
    const int atLeast = 2 * atOnce;
    const int wanted = std::clamp(endedLately(), atLeast, std::max(atLeast, batch));
    if (held <= wanted / 2) return wanted - held;
    // They may belong to too few orders to be sent side by side.
    return runs() < atOnce ? atLeast : 0;
}

bool DestinationLane::isSending(const QString& orderId) const {
    if (orderId.isEmpty()) return false;
    return std::any_of(m_underWay.cbegin(), m_underWay.cend(),
                       [&](const Attempt& attempt) { return attempt.orderId == orderId; });
}

void DestinationLane::continueAfter(qint64 id) {
    Run run = m_following.take(id);
    if (!run.isEmpty()) m_ready.append(run);
}

QList<ClaimedMessage> DestinationLane::takeFollowers(qint64 id) {
    const Run run = m_following.take(id);
    m_waiting -= run.size();
    return run;
}

QList<ClaimedMessage> DestinationLane::takeWaiting() {
    QList<ClaimedMessage> all;
    for (const Run& run : std::as_const(m_ready)) all += run;
    for (const Run& run : std::as_const(m_following)) all += run;
    m_ready.clear();
    m_following.clear();
    m_waiting = 0;
    return all;
}

void DestinationLane::noteNothingFound() {
    m_quiet = QDeadlineTimer(kQuiet.delayMs(++m_nothingFound));
}

void DestinationLane::lookAgain() {
    m_nothingFound = 0;
    m_quiet = QDeadlineTimer(0);
}

}  // namespace countertop
