// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSubscriber.h"

#include <exception>
#include <utility>

namespace countertop {

namespace {

QString whatWasThrown() {
    try {
        throw;
    } catch (const std::exception& problem) {
        return QString::fromUtf8(problem.what());
    } catch (...) {
        return QStringLiteral("an unknown exception");
    }
}

}  // namespace

EventSubscriber::EventSubscriber(EventSubscription subscription, Report report)
    : m_subscription(std::move(subscription)),
      m_report(std::move(report)),
      m_worker([this] { work(); }),
      m_watcher([this] { watch(); }) {}

EventSubscriber::~EventSubscriber() { end(); }

void EventSubscriber::offer(const RecordedEvent& event) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending) return;
        if (m_waiting.size() < std::max<std::size_t>(m_subscription.queueLimit, 1)) {
            m_waiting.push_back(event);
            m_workWakes.notify_one();
            return;
        }
        m_counts.dropped += 1;
    }
    report(EventTrouble::Kind::Dropped, event, QStringLiteral("its queue is full"));
}

EventCounts EventSubscriber::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

bool EventSubscriber::waitUntilIdle(std::chrono::steady_clock::time_point until) {
    std::unique_lock lock(m_mutex);
    return m_idleWakes.wait_until(lock, until,
                                  [this] { return m_ending || (m_waiting.empty() && !m_current); });
}

bool EventSubscriber::end() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_waiting.clear();
        if (m_current) m_current->giveUp.request_stop();
    }
    m_workWakes.notify_all();
    m_watchWakes.notify_all();
    m_idleWakes.notify_all();
    if (std::this_thread::get_id() == m_worker.get_id()) return false;
    if (m_worker.joinable()) m_worker.join();
    if (m_watcher.joinable()) m_watcher.join();
    return true;
}

void EventSubscriber::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_workWakes.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_ending) return;
        m_current.emplace(Delivery{{},
                                   std::chrono::steady_clock::now() + m_subscription.timeLimit,
                                   std::move(m_waiting.front()),
                                   false});
        m_waiting.pop_front();
        if (std::exchange(m_isWatcherIdle, false)) m_watchWakes.notify_one();
        const std::stop_token giveUp = m_current->giveUp.get_token();
        lock.unlock();
        // Only this thread replaces the delivery, so its event can be read without the lock.
        deliver(m_current->event, giveUp);
        lock.lock();
        m_current.reset();
        if (m_waiting.empty()) m_idleWakes.notify_all();
    }
}

void EventSubscriber::deliver(const RecordedEvent& event, const std::stop_token& giveUp) {
    QString thrown;
    bool failed = false;
    try {
        m_subscription.handler(event, giveUp);
    } catch (...) {
        failed = true;
        thrown = whatWasThrown();
    }
    bool late = false;
    {
        const std::lock_guard lock(m_mutex);
        late = m_current->late;
        // Keeps the watcher from reporting a delivery that has ended.
        m_current->late = true;
        (failed ? m_counts.failed : late ? m_counts.tooSlow : m_counts.delivered) += 1;
    }
    if (failed) {
        report(EventTrouble::Kind::Failed, event, thrown);
        fallBack(event, thrown);
    } else if (late) {
        fallBack(event, QStringLiteral("it took too long"));
    }
}

void EventSubscriber::watch() {
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        if (!m_current || m_current->late) {
            m_isWatcherIdle = true;
            m_watchWakes.wait(lock);
            continue;
        }
        const auto deadline = m_current->deadline;
        if (std::chrono::steady_clock::now() < deadline) {
            m_watchWakes.wait_until(lock, deadline);
            continue;
        }
        m_current->late = true;
        m_current->giveUp.request_stop();
        const RecordedEvent event = m_current->event;
        lock.unlock();
        report(
            EventTrouble::Kind::TooSlow, event,
            QStringLiteral("it is still at it after %1 ms").arg(m_subscription.timeLimit.count()));
        lock.lock();
    }
}

void EventSubscriber::fallBack(const RecordedEvent& event, const QString& why) {
    if (!m_subscription.fallback) return;
    try {
        m_subscription.fallback(event, why);
    } catch (...) {
        report(EventTrouble::Kind::Failed, event,
               QStringLiteral("its fallback: ") + whatWasThrown());
    }
}

void EventSubscriber::report(EventTrouble::Kind kind, const RecordedEvent& event,
                             const QString& detail) const {
    try {
        m_report({kind, m_subscription.pattern, event, detail});
    } catch (...) {
        // A throwing reporter cannot be reported.
    }
}

}  // namespace countertop
