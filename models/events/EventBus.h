// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/events/EventSubscriber.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace countertop {

/// Delivers recorded events to parts of this process, in the order of publishing. A subscriber has
/// its own queue and thread and gets its events one at a time, or it lives on a thread with an
/// event loop and gets all events of one publish() together. A slow, hanging or throwing subscriber
/// blocks neither the publisher nor the others. Events still queued when the bus is destroyed are
/// dropped: a reader that must not miss any uses EventStore::feed() with its own checkpoint.
/// Thread-safe; must not be destroyed by a handler.
class EventBus {
public:
    using SubscriptionId = qint64;
    using Report = EventSubscriber::Report;

    /// `report` receives every delivery failure, on the thread where it occurred. Without one,
    /// failures are logged.
    explicit EventBus(Report report = {});
    ~EventBus();
    Q_DISABLE_COPY_MOVE(EventBus)

    /// INVALID_INPUT: an empty or unusable pattern, or no handler. Only events published from now
    /// on are delivered.
    [[nodiscard]] Result<SubscriptionId> subscribe(EventSubscription subscription);
    /// The same for an object, called by its own thread's event loop; it must outlive the
    /// subscription. INVALID_INPUT: no pattern, an unusable one, or no listener.
    using Listener = std::function<void(const QList<RecordedEvent>& events)>;
    [[nodiscard]] Result<SubscriptionId> subscribe(QObject& object, const QStringList& patterns,
                                                   Listener listener);
    /// Unknown and ended subscriptions are ignored. When this returns, the handler has returned and
    /// is never called again, unless the handler itself unsubscribes.
    void unsubscribe(SubscriptionId id);

    /// Never waits for a subscriber. Publish the events of one stream from one thread at a time.
    void publish(const QList<RecordedEvent>& events);

    /// All zeros for a subscription that has ended.
    [[nodiscard]] EventCounts countsOf(SubscriptionId id) const;
    /// True when everything published so far is handled within that time.
    [[nodiscard]] bool waitUntilDelivered(std::chrono::milliseconds limit);

private:
    struct Loop {
        QObject* object = nullptr;
        QStringList patterns;
        Listener listener;
    };
    using Subscribers = std::vector<std::shared_ptr<EventSubscriber>>;
    [[nodiscard]] Subscribers subscribers() const;
    void post(const std::shared_ptr<const Loop>& loop, const QList<RecordedEvent>& events) const;
    static void deliver(const Loop& loop, const QList<RecordedEvent>& events, const Report& report);

    Report m_report;
    mutable std::mutex m_mutex;
    std::map<SubscriptionId, std::shared_ptr<EventSubscriber>> m_subscribers;
    std::map<SubscriptionId, std::shared_ptr<const Loop>> m_loops;
    Subscribers m_endedByThemselves;  ///< their threads must still be joined
    SubscriptionId m_lastId = 0;
};

}  // namespace countertop
