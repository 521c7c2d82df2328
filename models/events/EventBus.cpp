// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventBus.h"

#include "models/events/Route.h"

#include <QLoggingCategory>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logEvents, "countertop.events", QtInfoMsg)

void writeToLog(const EventTrouble& trouble) {
    const bool dropped = trouble.kind == EventTrouble::Kind::Dropped;
    qCWarning(logEvents) << "Subscriber of" << trouble.pattern << (dropped ? "missed" : "failed on")
                         << trouble.event.type << "at position" << trouble.event.position << ":"
                         << trouble.detail;
}

QList<FieldProblem> problemsOf(const QStringList& patterns, bool hasHandler) {
    QList<FieldProblem> problems;
    for (const QString& pattern : patterns) {
        if (isEventPattern(pattern)) continue;
        problems.append({QStringLiteral("pattern"),
                         QStringLiteral("Name an event type such as OrderPlaced, or a pattern such "
                                        "as Order.*"),
                         QStringLiteral("not_an_event_pattern"),
                         {{QStringLiteral("text"), pattern}}});
    }
    if (!hasHandler) {
        problems.append({QStringLiteral("handler"),
                         QStringLiteral("A subscription needs somebody who listens"),
                         QStringLiteral("handler_missing")});
    }
    return problems;
}

bool matchesAny(const QStringList& patterns, const QString& type) {
    return std::any_of(patterns.cbegin(), patterns.cend(),
                       [&](const QString& pattern) { return matches(pattern, type); });
}

}  // namespace

EventBus::EventBus(Report report) : m_report(report ? std::move(report) : &writeToLog) {}

EventBus::~EventBus() {
    for (const auto& subscriber : subscribers()) subscriber->end();
    for (const auto& subscriber : m_endedByThemselves) subscriber->end();
}

Result<EventBus::SubscriptionId> EventBus::subscribe(EventSubscription subscription) {
    auto problems = problemsOf({subscription.pattern}, bool(subscription.handler));
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    auto subscriber = std::make_shared<EventSubscriber>(std::move(subscription), m_report);
    const std::lock_guard lock(m_mutex);
    m_subscribers.emplace(++m_lastId, std::move(subscriber));
    return m_lastId;
}

Result<EventBus::SubscriptionId> EventBus::subscribe(QObject& object, const QStringList& patterns,
                                                     Listener listener) {
    auto problems =
        problemsOf(patterns.isEmpty() ? QStringList{QString()} : patterns, bool(listener));
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    auto loop = std::make_shared<const Loop>(Loop{&object, patterns, std::move(listener)});
    const std::lock_guard lock(m_mutex);
    m_loops.emplace(++m_lastId, std::move(loop));
    return m_lastId;
}

void EventBus::unsubscribe(SubscriptionId id) {
    std::shared_ptr<EventSubscriber> ended;
    {
        const std::lock_guard lock(m_mutex);
        if (m_loops.erase(id) > 0) return;
        const auto found = m_subscribers.find(id);
        if (found == m_subscribers.end()) return;
        ended = std::move(found->second);
        m_subscribers.erase(found);
    }
    if (ended->end()) return;
    // The handler's thread cannot join itself.
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
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, loop] : m_loops) post(loop, events);
}

void EventBus::post(const std::shared_ptr<const Loop>& loop,
                    const QList<RecordedEvent>& events) const {
    QList<RecordedEvent> matching;
    for (const RecordedEvent& event : events) {
        if (matchesAny(loop->patterns, event.type)) matching.append(event);
    }
    if (matching.isEmpty()) return;
    // Qt drops the call when the object is destroyed first. The bus may be gone by then, too.
    QMetaObject::invokeMethod(
        loop->object,
        [report = m_report, loop, matching = std::move(matching)] {
            deliver(*loop, matching, report);
        },
        Qt::QueuedConnection);
}

void EventBus::deliver(const Loop& loop, const QList<RecordedEvent>& events, const Report& report) {
    // An exception that reaches Qt's event loop would terminate the program.
    const auto reportProblem = [&](const QString& what) {
        report({EventTrouble::Kind::Failed, loop.patterns.join(u' '), events.first(), what});
    };
    try {
        loop.listener(events);
    } catch (const std::exception& problem) {
        reportProblem(QString::fromUtf8(problem.what()));
    } catch (...) {
        reportProblem(QStringLiteral("an unknown exception"));
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
