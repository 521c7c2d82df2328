// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxNotice.h"
#include "workers/PollingWorker.h"
#include "workers/messages/MessageSource.h"
#include "workers/outbox/OutboxRelay.h"
#include "workers/outbox/RouteDirectory.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <functional>
#include <memory>
#include <optional>

namespace countertop {

/// Delivers a shop's outbox for as long as it lives: drains it without pauses, and checks again
/// every two seconds, when the next message is due, and on a server when another program announces
/// messages. When stopping, it finishes the messages
/// being published and releases the others.
class OutboxWorker final : public PollingWorker {
    Q_OBJECT

public:
    /// Creates the publishers, on the worker's thread.
    using PublisherFactory = std::function<std::unique_ptr<Publisher>()>;
    /// Opens what makes further messages of the shop's events, on the worker's thread.
    using SourceFactory = std::function<Result<std::unique_ptr<MessageSource>>()>;

    struct Options {
        DatabaseUrl url;
        qint64 storeId = 1;
        RelayOptions relay;
        qint64 leaseMs = 60'000;
        int pollMs = 2'000;
        qint64 cleanEveryMs = 3'600'000;  ///< removes old delivered messages
        int cleanAtOnce = 500;            ///< few enough for one short transaction
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    OutboxWorker(Options options, const Clock& clock, PublisherFactory publishers,
                 SourceFactory source = {});
    ~OutboxWorker() override;

public slots:
    /// This program has committed messages: wakes this worker and tells those of other programs,
    /// which listen on a server. Cheap to call often.
    void announce();

signals:
    void delivered(int count);
    void deliveryFailed(qint64 deliveryId, const QString& destination, const QString& error,
                        bool dead);
    /// The counts have changed, or are known for the first time.
    void deliverySummaryChanged(qint64 waiting, qint64 dead);
    /// See OutboxRelay.
    void destinationDisabled(const QString& destination, const QString& reason);
    void destinationUnserved(const QString& destination, const QString& reason);
    void destinationPaused(const QString& destination, qint64 forMs);

protected:
    Result<void> open() override;
    Result<qint64> work() override;
    void noteWake() override;
    void drain() override { m_relay->drain(); }
    [[nodiscard]] bool mayEnd(bool isReached) const override;
    void close() override;

private:
    void makeRelay();
    Result<void> sendAnnouncement();
    /// What is not the delivery itself. Whether it made messages.
    Result<bool> doChores();
    /// Whether it made some, or may make more.
    bool makeMessages();
    /// Whether the next turn may wait for more commits to share it.
    [[nodiscard]] bool mayGather() const;
    [[nodiscard]] qint64 pauseUntilDue(const OutboxRelay::Outlook& outlook) const;
    Result<void> reportCounts();
    Result<void> cleanUp();
    /// How long until the messages may be counted again; 0: now.
    [[nodiscard]] qint64 pauseUntilCount() const;
    void onPublishingEnded();

    Options m_options;
    const Clock& m_clock;
    PublisherFactory m_makePublishers;
    SourceFactory m_openSource;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageSource> m_source;  ///< may be null
    QDeadlineTimer m_nextEvents{0};           ///< when to look for events again
    QDeadlineTimer m_earliestEvents{0};       ///< not before, even when some are announced
    std::unique_ptr<OutboxStore> m_store;
    std::unique_ptr<OutboxListener> m_listener;
    std::unique_ptr<RouteDirectory> m_routes;
    std::unique_ptr<Publisher> m_publisher;
    std::unique_ptr<OutboxRelay> m_relay;
    int m_commits = 0;  ///< of this program, since the last turn
    bool m_areChoresPutOff = false;
    QDeadlineTimer m_nextTurn{0};
    std::optional<OutboxCounts> m_counts;
    QElapsedTimer m_sinceCounted;
    qint64 m_countPauseMs = 0;
    QDeadlineTimer m_nextClean{0};
    QDeadlineTimer m_nextAnnouncement{0};
    bool m_isAnnouncementDue = false;
};

}  // namespace countertop
