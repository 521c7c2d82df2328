// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "workers/WorkerThread.h"
#include "workers/outbox/OutboxRelay.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace countertop {

/// Delivers a shop's outbox for as long as it lives: wakes on wake(), drains without pause, looks
/// again every two seconds and when the next message is due, and comes back by itself after a lost
/// database. It opens its own connection on its thread. Slots are for queued calls from anywhere.
class OutboxWorker final : public QObject {
    Q_OBJECT

public:
    /// Makes the publishers, on the worker's thread.
    using PublisherFactory = std::function<std::unique_ptr<Publisher>()>;

    struct Options {
        DatabaseUrl url;
        qint64 storeId = 1;
        RelayOptions relay;
        qint64 leaseMs = 60'000;
        int pollMs = 2'000;
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    OutboxWorker(Options options, const Clock& clock, PublisherFactory publishers);
    ~OutboxWorker() override;

    /// Gives the worker to the thread, which starts it there and at its end lets it finish the
    /// messages in hand.
    void runOn(WorkerThread& thread);

    /// Whether the shop was open once.
    [[nodiscard]] bool hasOpened() const { return m_relay != nullptr; }

public slots:
    void start();
    /// There may be new messages: call it after commits.
    void wake();
    /// Takes no new message, finishes those being published, gives the others back; stopped()
    /// follows, once.
    void stop();

signals:
    void delivered(int count);
    void deliveryFailed(qint64 deliveryId, const QString& destination, const QString& error,
                        bool dead);
    /// The counts have changed, or are known for the first time.
    void deliverySummaryChanged(qint64 waiting, qint64 dead);
    /// Once for each outage, and again when it turns into one that does not pass by itself; then
    /// storeAvailable() when it is over.
    void storeUnavailable(const Error& error);
    void storeAvailable();
    void stopped();

private:
    enum class State { Idle, Running, Stopping, Stopped };

    void guardedWork();
    void work();
    Result<void> connectStore();
    Result<void> open();
    void makeRelay();
    Result<void> workOnce();
    Result<void> planNext(bool more);
    Result<void> reportCounts();
    void onPublishingEnded();
    void lose(const Error& error);
    void finish();
    void scheduleIn(qint64 milliseconds);

    Options m_options;
    const Clock& m_clock;
    PublisherFactory m_makePublishers;
    State m_state = State::Idle;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<OutboxStore> m_store;
    std::unique_ptr<Publisher> m_publisher;
    std::unique_ptr<OutboxRelay> m_relay;
    QTimer m_timer;
    std::optional<OutboxCounts> m_counts;
    int m_failures = 0;     ///< of the database, in a row
    bool m_mayPass = true;  ///< the last of them
};

}  // namespace countertop
