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

/// Which events a subscriber receives, its handler and its limits.
struct EventSubscription {
    /// An event type ("OrderPlaced"), a prefix ("Order.*") or "*" for everything.
    QString pattern;
    /// Called for one event at a time, on the subscription's own thread. The token requests a stop
    /// when the time limit has passed or the subscription ends.
    std::function<void(const RecordedEvent& event, const std::stop_token& giveUp)> handler;
    /// Called with each event for which the handler threw or exceeded its time limit; may be empty.
    std::function<void(const RecordedEvent& event, const QString& why)> fallback;
    std::size_t queueLimit = 10'000;  ///< most events in the queue; further ones are dropped
    std::chrono::milliseconds timeLimit{30'000};
};

/// An event that was not delivered properly.
struct EventTrouble {
    enum class Kind {
        Failed,   ///< the handler, or its fallback, threw
        TooSlow,  ///< the handler is still running after its time limit
        Dropped,  ///< the queue was full
    };
    Kind kind = Kind::Failed;
    QString pattern;
    RecordedEvent event;
    QString detail;  ///< English, for the log
};

/// Delivery counters of one subscription. `delivered` counts the events whose handler returned in
/// time.
struct EventCounts {
    qint64 delivered = 0;
    qint64 failed = 0;
    qint64 tooSlow = 0;
    qint64 dropped = 0;
    bool operator==(const EventCounts&) const = default;
};

/// One subscription's queue and thread. Owned by the EventBus; thread-safe.
class EventSubscriber {
public:
    using Report = std::function<void(const EventTrouble&)>;

    EventSubscriber(EventSubscription subscription, Report report);
    ~EventSubscriber();
    Q_DISABLE_COPY_MOVE(EventSubscriber)

    [[nodiscard]] const QString& pattern() const { return m_subscription.pattern; }
    void offer(const RecordedEvent& event);
    [[nodiscard]] EventCounts counts() const;
    /// False when events are still queued or being handled at that time.
    [[nodiscard]] bool waitUntilIdle(std::chrono::steady_clock::time_point until);
    /// Drops queued events and waits for the handler to return; it is not called again. From within
    /// the handler itself, returns false without waiting.
    bool end();

private:
    /// The event the handler is processing.
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
    bool m_isWatcherIdle = false;
    bool m_ending = false;
    std::thread m_worker;
    std::thread m_watcher;
};

}  // namespace countertop
