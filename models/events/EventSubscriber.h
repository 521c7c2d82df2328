// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace countertop {

/// What a subscriber wants to hear and what is to be done with it.
struct EventSubscription {
    /// An event type ("OrderPlaced"), a prefix ("Order.*") or "*" for everything.
    QString pattern;
    /// Called for one event after another, on the subscription's own thread. The token asks it to
    /// give up when the time limit has passed or the subscription ends.
    std::function<void(const RecordedEvent& event, const std::stop_token& giveUp)> handler;
    /// Gets each event that the handler threw on or took too long for; may be empty.
    std::function<void(const RecordedEvent& event, const QString& why)> fallback;
    std::size_t queueLimit = 10'000;  ///< events that may wait; later ones are dropped
    std::chrono::milliseconds timeLimit{30'000};
};

/// Something that did not reach its subscriber as it should.
struct EventTrouble {
    enum class Kind {
        Failed,   ///< the handler, or its fallback, threw
        TooSlow,  ///< the handler is still at it after its time limit
        Dropped,  ///< the queue was full
    };
    Kind kind = Kind::Failed;
    QString pattern;
    RecordedEvent event;
    QString detail;  ///< English, for the log
};

/// What became of the events for one subscription. `delivered` counts those the handler returned
/// from in time.
struct EventCounts {
    qint64 delivered = 0;
    qint64 failed = 0;
    qint64 tooSlow = 0;
    qint64 dropped = 0;
    bool operator==(const EventCounts&) const = default;
};

/// One subscription's queue and thread. Belongs to the EventBus; safe from any thread.
class EventSubscriber {
public:
    using Report = std::function<void(const EventTrouble&)>;

    EventSubscriber(EventSubscription subscription, Report report);
    ~EventSubscriber();
    Q_DISABLE_COPY_MOVE(EventSubscriber)

    [[nodiscard]] const QString& pattern() const { return m_subscription.pattern; }
    void offer(const RecordedEvent& event);
    [[nodiscard]] EventCounts counts() const;
    /// False when events still wait at that time.
    [[nodiscard]] bool waitUntilIdle(std::chrono::steady_clock::time_point until);
    /// Forgets what waits and lets the handler return. Afterwards it is not called any more; from
    /// within the handler itself nothing is waited for and the answer is false.
    bool end();

private:
    /// The event in the handler's hands.
    struct Delivery {
        std::stop_source giveUp;
        std::chrono::steady_clock::time_point deadline;
        RecordedEvent event;
        bool late = false;
    };

    void work();
    void deliver(const RecordedEvent& event, const std::stop_token& giveUp);
    void watch();
    void fallBack(const RecordedEvent& event, const QString& why);
    void report(EventTrouble::Kind kind, const RecordedEvent& event, const QString& detail) const;

    const EventSubscription m_subscription;
    const Report m_report;
    mutable std::mutex m_mutex;
    std::condition_variable m_workWakes;
    std::condition_variable m_watchWakes;
    std::condition_variable m_idleWakes;
    std::deque<RecordedEvent> m_waiting;
    std::optional<Delivery> m_current;
    EventCounts m_counts;
    bool m_watchRests = false;
    bool m_ending = false;
    std::thread m_worker;
    std::thread m_watcher;
};

}  // namespace countertop
