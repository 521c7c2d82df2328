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

/// Tells the parts of one process what was recorded, in the order of publishing. A subscriber has a
/// queue and a thread of its own and gets its events one at a time, or lives on a thread with an
/// event loop and gets those of one publish() together. A slow, hanging or throwing one holds up
/// neither the publisher nor the others. What waits when the bus ends is not delivered: who must
/// not miss an event reads EventStore::feed() from a checkpoint of its own. Safe from any thread;
/// must not be destroyed by a handler.
class EventBus {
public:
    using SubscriptionId = qint64;
    using Report = EventSubscriber::Report;

    /// `report` gets everything that went wrong, on the thread where it did; without one it is
    /// logged.
    explicit EventBus(Report report = {});
    ~EventBus();
    Q_DISABLE_COPY_MOVE(EventBus)

    /// INVALID_INPUT: an empty or unusable pattern, no handler. Only events published from now on
    /// are delivered.
    [[nodiscard]] Result<SubscriptionId> subscribe(EventSubscription subscription);
    /// The same for an object, called by its own thread's event loop; it must outlive the
    /// subscription. INVALID_INPUT: no pattern, an unusable one, or no handler.
    using Listener = std::function<void(const QList<RecordedEvent>& events)>;
    [[nodiscard]] Result<SubscriptionId> subscribe(QObject& object, const QStringList& patterns,
                                                   Listener listener);
    /// Unknown and already ended ones are left alone. When it returns the handler has returned and
    /// is not called any more, unless the handler itself unsubscribes.
    void unsubscribe(SubscriptionId id);

    /// Never waits for a subscriber. The events of one stream must come from one thread at a time.
    void publish(const QList<RecordedEvent>& events);

    /// All zeros for a subscription that has ended.
    [[nodiscard]] EventCounts countsOf(SubscriptionId id) const;
    /// True when everything published so far was handled within that time.
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
    Subscribers m_endedByThemselves;  ///< their threads are still to be joined
    SubscriptionId m_lastId = 0;
};

}  // namespace countertop
