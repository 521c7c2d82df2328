// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventBus.h"

#include "models/events/Route.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logEvents, "countertop.events", QtInfoMsg)

void writeToLog(const EventTrouble& trouble) {
    const bool dropped = trouble.kind == EventTrouble::Kind::Dropped;
    qCWarning(logEvents) << "Subscriber of" << trouble.pattern << (dropped ? "missed" : "failed on")
                         << trouble.event.type << "at position" << trouble.event.position << ":"
                         << trouble.detail;
}

}  // namespace

EventBus::EventBus(Report report) : m_report(report ? std::move(report) : &writeToLog) {}

EventBus::~EventBus() {
    for (const auto& subscriber : subscribers()) subscriber->end();
    for (const auto& subscriber : m_endedByThemselves) subscriber->end();
}

Result<EventBus::SubscriptionId> EventBus::subscribe(EventSubscription subscription) {
    QList<FieldProblem> problems;
    if (!isEventPattern(subscription.pattern)) {
        problems.append({QStringLiteral("pattern"),
                         QStringLiteral("Name an event type such as OrderPlaced, or a pattern such "
                                        "as Order.*"),
                         QStringLiteral("not_an_event_pattern"),
                         {{QStringLiteral("text"), subscription.pattern}}});
    }
    if (!subscription.handler) {
        problems.append({QStringLiteral("handler"),
                         QStringLiteral("A subscription needs somebody who listens"),
                         QStringLiteral("handler_missing")});
    }
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    auto subscriber = std::make_shared<EventSubscriber>(std::move(subscription), m_report);
    const std::lock_guard lock(m_mutex);
    m_subscribers.emplace(++m_lastId, std::move(subscriber));
    return m_lastId;
}

void EventBus::unsubscribe(SubscriptionId id) {
    std::shared_ptr<EventSubscriber> ended;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_subscribers.find(id);
        if (found == m_subscribers.end()) return;
        ended = std::move(found->second);
        m_subscribers.erase(found);
    }
    if (ended->end()) return;
    // A thread cannot wait for itself.
    const std::lock_guard lock(m_mutex);
    m_endedByThemselves.push_back(std::move(ended));
}

void EventBus::publish(const QList<RecordedEvent>& events) {
    const Subscribers listening = subscribers();
    for (const RecordedEvent& event : events) {
        for (const auto& subscriber : listening) {
            if (matches(subscriber->pattern(), event.type)) subscriber->offer(event);
        }
    }
}

EventCounts EventBus::countsOf(SubscriptionId id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_subscribers.find(id);
    return found == m_subscribers.end() ? EventCounts{} : found->second->counts();
}

bool EventBus::waitUntilDelivered(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    for (const auto& subscriber : subscribers()) {
        if (!subscriber->waitUntilIdle(until)) return false;
    }
    return true;
}

EventBus::Subscribers EventBus::subscribers() const {
    const std::lock_guard lock(m_mutex);
    Subscribers all;
    all.reserve(m_subscribers.size());
    for (const auto& [id, subscriber] : m_subscribers) all.push_back(subscriber);
    return all;
}

}  // namespace countertop
