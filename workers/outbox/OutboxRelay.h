// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/store/outbox/OutboxStore.h"
#include "workers/outbox/DestinationLane.h"
#include "workers/outbox/LeaseTimer.h"
#include "workers/publishers/Publisher.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>

#include <map>

namespace countertop {

struct RelayOptions {
    /// The most messages in hand for one destination that sends fewer than half as many at once.
    int batch = 100;
    int maxAttempts = 10;
    BackOff backOff;  ///< between the attempts of a message, and of a failing destination
    qint64 freeEveryMs = 2'000;      ///< how often the messages of dead workers are looked for
    qint64 correctEveryMs = 60'000;  ///< how often times set by a clock ahead are looked for
    qint64 cheapLookMs = 3;          ///< looks that take less time are not limited
    LeaseTimer::Now leaseNow = &bootTimeMs;
};

/// Claims due messages, passes them to the publisher and records the outcomes. It has no timer and
/// no thread: its owner calls advance() when there may be work, and again when publishingEnded() is
/// emitted. Destinations are served in parallel; of one order and destination at most one message
/// is in progress. A failed message holds back the later ones of its order; a destination that
/// fails is left alone for a while (see CircuitBreaker).
class OutboxRelay final : public QObject {
    Q_OBJECT

public:
    /// All three must outlive the relay. `clock` only dates the log of attempts.
    OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                const RelayOptions& options = {});

    /// Records outcomes, claims what is due and starts what may start. True when there may be more
    /// to claim at once. An error loses nothing: call it again later.
    Result<bool> advance();

    /// Stops claiming and starting; messages not yet started are released.
    void drain();
    /// New messages may have come: forget the pauses after fruitless claims.
    void lookAgain();
    /// This relay ends, and the pauses of its destinations with it: reports that.
    void endPauses();

    /// Messages being published now.
    [[nodiscard]] qsizetype underWay() const;
    /// Whether nothing is claimed, in progress or waiting to be recorded.
    [[nodiscard]] bool isIdle() const { return m_inHand.isEmpty() && m_ended.isEmpty(); }
    /// Whether the next advance() looks for destinations with messages, and at what their routes
    /// need, before it claims.
    [[nodiscard]] bool isLookDue() const;
    /// Whether the last claims found as much as they asked for.
    [[nodiscard]] bool hasBacklog() const { return m_hasBacklog; }
    /// The number of outcomes that the next advance() will record.
    [[nodiscard]] qsizetype endedCount() const { return m_ended.size(); }

    struct Outlook {
        /// Until this relay may claim its next message; may be negative. Nothing while it can take
        /// no more or none is there.
        std::optional<qint64> dueInMs;
        bool hasWaiting = false;  ///< messages that this relay could deliver now or later
    };
    /// As of the last advance().
    [[nodiscard]] Outlook outlook();

signals:
    /// An attempt has ended: advance() has an outcome to record.
    void publishingEnded();
    /// The deliveries are recorded in the store.
    void delivered(int count);
    void deliveryFailed(qint64 deliveryId, const QString& destination, const QString& error,
                        bool dead);
    /// The receiver said that it is gone. Its messages wait until somebody enables the destination.
    void destinationDisabled(const QString& destination, const QString& reason);
    /// This worker leaves the messages to a destination, or those of one route, to others. Emitted
    /// once until it can deliver them, and then with an empty reason.
    void destinationUnserved(const QString& destination, const QString& reason);
    /// The destination fails: this relay sends nothing there for `forMs` milliseconds, then one
    /// message. Emitted again when that one fails too, and with 0 when the receiver answers.
    void destinationPaused(const QString& destination, qint64 forMs);

private:
    struct Ended {
        Settlement settlement;
        QString destination;
    };
    /// What a destination allows now.
    struct Allowance {
        bool isServed = false;
        int room = 0;
        qint64 waitMs = 0;
    };

    /// A claim that may not be committed yet.
    struct Claim {
        DestinationLane* lane;
        QList<ClaimedMessage> messages;
        QueuePlaces places;  ///< after it
        bool isFull;
    };

    /// A time of 0 is over at once; hasExpired() would still say no within the same millisecond.
    [[nodiscard]] static bool isOver(const QElapsedTimer& since, qint64 milliseconds) {
        return !since.isValid() || since.elapsed() >= milliseconds;
    }
    /// What has to be done before anything is claimed, each in a transaction of its own.
    Result<void> settleFirst();
    [[nodiscard]] bool mustSettleFirst() const;
    Result<void> settle();
    /// Records outcomes and claims, in one transaction where there is something of both.
    Result<bool> settleAndClaim();
    [[nodiscard]] Result<QSet<qint64>> record();
    void reportEnded(const QSet<qint64>& recorded);
    void report(const Ended& ended);
    [[nodiscard]] bool isLeaseDue() const;
    Result<void> renewLeases();
    Result<void> keepHouse();
    [[nodiscard]] bool isHouseDue() const;
    [[nodiscard]] bool canClaim();
    [[nodiscard]] Result<QList<Claim>> claim();
    /// Whether there may be more to claim.
    bool takeAll(const QList<Claim>& claims, qint64 askedAt);
    [[nodiscard]] DestinationLane& laneOf(const QString& destination);
    /// Looks for destinations with messages.
    Result<void> look();
    void updateLane(const WaitingDestination& waiting);
    /// How many messages to claim now.
    [[nodiscard]] int wantedOf(const WaitingDestination& waiting);
    [[nodiscard]] Allowance allowanceOf(const WaitingDestination& waiting);
    void take(const QList<ClaimedMessage>& claimed, DestinationLane& lane);
    /// Whether the leases may end before an attempt does.
    [[nodiscard]] bool mayNotStart() const { return m_store.hasLeases() && m_lease.isOver(); }
    /// What this program lacks for a route of the destination that has messages, as far as known.
    [[nodiscard]] std::optional<QString> missingForRoutes(const WaitingDestination& waiting) const;
    void lookAtRoutes();
    void start(DestinationLane& lane);
    void publish(const ClaimedMessage& message);
    void end(const ClaimedMessage& message, const PublishResult& result);
    void noteResult(const QString& destination, DestinationLane& lane, const PublishResult& result);
    void release(const QList<ClaimedMessage>& messages, qint64 pauseMs);

    OutboxStore& m_store;
    Publisher& m_publisher;
    const Clock& m_clock;
    RelayOptions m_options;
    std::map<QString, DestinationLane> m_lanes;
    QList<UnservedRoute> m_unservedRoutes;
    QSet<qint64> m_inHand;  ///< claimed and not ended
    QList<Ended> m_ended;
    LeaseTimer m_lease;
    QList<WaitingDestination> m_waiting;  ///< of the last look
    QElapsedTimer m_sinceLooked;
    qint64 m_lookPauseMs = 0;
    bool m_hasClaimed = false;  ///< in the last turn
    bool m_hasBacklog = false;
    QElapsedTimer m_sinceFreed;
    QElapsedTimer m_sinceCorrected;
    bool m_draining = false;
    bool m_isStarting = false;
};

}  // namespace countertop
