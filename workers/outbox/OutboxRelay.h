// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "workers/publishers/Publisher.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QSet>

namespace countertop {

struct RelayOptions {
    int batch = 100;
    int maxAttempts = 10;
    BackOff backOff;
};

/// Claims due messages, passes them to the publisher and records the outcomes. It has no timer and
/// no thread: its owner calls advance() when there may be work, and again when publishingEnded() is
/// emitted. Destinations are served in parallel; of one order and destination at most one message
/// is in progress, because the store leases no more.
class OutboxRelay final : public QObject {
    Q_OBJECT

public:
    /// All three must outlive the relay.
    OutboxRelay(OutboxStore& store, Publisher& publisher, const Clock& clock,
                const RelayOptions& options = {});

    /// Records outcomes, claims a batch when one is due and starts what may start. True when there
    /// may be more to claim at once. An error loses nothing: call it again later.
    Result<bool> advance();

    /// Stops claiming and starting; messages not yet started are released.
    void drain();

    /// Messages being published now.
    [[nodiscard]] qsizetype underWay() const { return m_underWay.size(); }
    /// Whether nothing is claimed, in progress or waiting to be recorded.
    [[nodiscard]] bool isIdle() const { return m_held.isEmpty() && m_ended.isEmpty(); }
    /// The number of outcomes that the next advance() will record.
    [[nodiscard]] qsizetype endedCount() const { return m_ended.size(); }
    /// When the next message that this relay could claim is due.
    [[nodiscard]] Result<std::optional<Timestamp>> nextDueAt();

signals:
    /// An attempt has ended: advance() has an outcome to record.
    void publishingEnded();
    /// The deliveries are recorded in the store.
    void delivered(int count);
    void deliveryFailed(qint64 deliveryId, const QString& destination, const QString& error,
                        bool dead);

private:
    struct Ended {
        Settlement settlement;
        QString destination;
    };
    struct Lane {
        QQueue<ClaimedMessage> waiting;
        int underWay = 0;
        [[nodiscard]] qsizetype held() const { return waiting.size() + underWay; }
    };

    Result<void> settle();
    Result<void> renewLeases();
    Result<qsizetype> claim();
    [[nodiscard]] QStringList fullLanes() const;
    void start();
    void publish(const ClaimedMessage& message);
    void end(const ClaimedMessage& message, const PublishResult& result);
    [[nodiscard]] Settlement settlementOf(const ClaimedMessage& message,
                                          const PublishResult& result) const;

    OutboxStore& m_store;
    Publisher& m_publisher;
    const Clock& m_clock;
    RelayOptions m_options;
    QHash<QString, Lane> m_lanes;  ///< by destination
    QSet<qint64> m_held;           ///< claimed and not ended
    QSet<qint64> m_underWay;
    QList<Ended> m_ended;
    Timestamp m_renewedAt = 0;
    bool m_draining = false;
};

}  // namespace countertop
