// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventBus.h"
#include "tests/support/Waiting.h"

#include <chrono>
#include <mutex>

/// Events, subscribers and their reports, as the tests of the event bus use them.
namespace countertop::scenes {

using namespace std::chrono_literals;

inline constexpr auto kLimit = 10s;

inline RecordedEvent recorded(const QString& type,
                              const QString& stream = QStringLiteral("order-1"),
                              qint64 version = 1) {
    RecordedEvent made;
    made.type = type;
    made.streamId = stream;
    made.version = version;
    made.position = version;
    return made;
}

inline QList<RecordedEvent> numbered(int count) {
    QList<RecordedEvent> events;
    for (int version = 1; version <= count; ++version) {
        events.append(recorded(QStringLiteral("OrderPlaced"), QStringLiteral("order-1"), version));
    }
    return events;
}

/// Collects received and reported texts, from any thread.
class Heard {
public:
    void add(const QString& text) {
        const std::lock_guard lock(m_mutex);
        m_texts.append(text);
    }
    QStringList texts() const {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

inline EventBus::SubscriptionId mustSubscribe(EventBus& bus, EventSubscription subscription) {
    const auto id = bus.subscribe(std::move(subscription));
    if (!id) qFatal("%s", qUtf8Printable(id.error().detail));
    return *id;
}

inline EventSubscription listening(const QString& pattern, Heard& heard) {
    EventSubscription subscription;
    subscription.pattern = pattern;
    subscription.handler = [&heard](const RecordedEvent& e, const std::stop_token&) {
        heard.add(QStringLiteral("%1@%2").arg(e.type).arg(e.version));
    };
    return subscription;
}

inline EventBus::Report into(Heard& heard) {
    return [&heard](const EventTrouble& trouble) {
        static const QStringList kinds{QStringLiteral("failed"), QStringLiteral("too slow"),
                                       QStringLiteral("dropped")};
        heard.add(QStringLiteral("%1 %2: %3")
                      .arg(kinds[static_cast<int>(trouble.kind)])
                      .arg(trouble.event.version)
                      .arg(trouble.detail));
    };
}

/// Blocks until it is asked to stop.
inline void hang(const std::stop_token& giveUp) {
    (void)waiting::until([&] { return giveUp.stop_requested(); });
}

}  // namespace countertop::scenes
