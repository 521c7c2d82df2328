// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxMessages.h"
#include "workers/outbox/CircuitBreaker.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QQueue>

#include <algorithm>
#include <optional>

namespace countertop {

/// The messages that a relay holds for one destination. Those of one order are sent one after
/// another; orders do not wait for each other.
class DestinationLane {
public:
    explicit DestinationLane(const BackOff& backOff) : breaker(backOff) {}

    /// Messages in the order of their ids, none of an order that the lane holds already.
    void add(const QList<ClaimedMessage>& messages);
    [[nodiscard]] bool canStart() const;
    /// Requires canStart().
    [[nodiscard]] ClaimedMessage startNext();

    /// How long the attempt took; nothing when the message is not being sent.
    std::optional<qint64> end(qint64 id);
    /// After end(): the messages that waited for that one become ready, or are taken away.
    void continueAfter(qint64 id);
    [[nodiscard]] QList<ClaimedMessage> takeFollowers(qint64 id);
    /// Takes away all that is not being sent.
    [[nodiscard]] QList<ClaimedMessage> takeWaiting();

    [[nodiscard]] qsizetype underWay() const { return m_underWay.size(); }
    [[nodiscard]] qsizetype inHand() const { return m_waiting + m_underWay.size(); }
    /// The most messages that may be sent side by side of those in hand.
    [[nodiscard]] qsizetype runs() const { return m_ready.size() + m_underWay.size(); }
    /// How many more to claim, where a lane that sends few holds at most `batch`. While the breaker
    /// is open a single one probes the destination.
    [[nodiscard]] int room(int batch) const;
    /// Whether a message of this order is being sent.
    [[nodiscard]] bool isSending(const QString& orderId) const;

    /// A claim found nothing although messages are due, because those before them are in other
    /// hands: look again after a growing pause, or at once after lookAgain().
    void noteNothingFound();
    void lookAgain();
    [[nodiscard]] qint64 quietMs() const { return std::max<qint64>(0, m_quiet.remainingTime()); }

    /// How many attempts ended within about a second.
    [[nodiscard]] int endedLately() const { return std::max(m_endedNow, m_endedBefore); }

    CircuitBreaker breaker;
    QueuePlaces places;
    int atOnce = 1;
    bool isUnserved = false;  ///< nothing is claimed for it
    bool isReported = false;  ///< that something is missing for it or one of its routes
    bool isGone = false;      ///< its receiver said so, and that is reported

private:
    using Run = QQueue<ClaimedMessage>;

    void countEnded();

    QList<Run> m_ready;
    QHash<qint64, Run> m_following;  ///< by the message being sent
    struct Attempt {
        QString orderId;
        QElapsedTimer since;
    };
    QHash<qint64, Attempt> m_underWay;
    qsizetype m_waiting = 0;
    QElapsedTimer m_sinceSecond;
    int m_endedNow = 0;     ///< in this second
    int m_endedBefore = 0;  ///< in the one before
    QDeadlineTimer m_quiet{0};
    int m_nothingFound = 0;
};

}  // namespace countertop
