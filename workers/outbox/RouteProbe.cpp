// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/RouteProbe.h"

#include "models/events/EventSerializer.h"
#include "models/events/SampleEvent.h"
#include "models/events/Streams.h"
#include "models/store/write/SqlRoutes.h"

#include <QElapsedTimer>

#include <algorithm>

namespace countertop {

namespace {

/// A message as the route would make it of the first event type it takes.
Result<ClaimedMessage> sampleMessage(const Route& route, const RouteProbe::Sender& sender,
                                     Timestamp now) {
    const QStringList types = knownEventTypes();
    const auto type = std::find_if(types.cbegin(), types.cend(), [&](const QString& one) {
        return matches(route.events, one) && sampleEvent(one);
    });
    if (type == types.cend()) {
        return fail(ErrorCode::NotFound, QStringLiteral("The route takes no event"),
                    QStringLiteral("route_takes_nothing"));
    }
    EventDraft event = *sampleEvent(*type);
    event.eventId = EventId(newUuidV7());
    const EventMetadata metadata{newUuidV7(), {}, sender.actor, sender.till, now};
    const OutboxMessage made =
        messageFor(route, orderStream(OrderId(QStringLiteral("test"))), event, metadata,
                   {sender.currency, QStringLiteral("SAMPLE-000001"), 1250});
    ClaimedMessage message;
    message.messageId = QStringLiteral("test_") + made.messageId;
    message.eventType = made.eventType;
    message.orderId = made.orderId;
    message.destination = made.destination;
    message.correlationId = metadata.correlationId;
    message.payload = made.payload;
    message.createdAt = now;
    message.routeId = route.routeId;
    return message;
}

}  // namespace

RouteProbe::RouteProbe(Database& database, const Clock& clock, std::unique_ptr<Publisher> publisher)
    : m_database(database),
      m_clock(clock),
      m_directory(database),
      m_publisher(std::move(publisher), m_directory) {}

Result<ClaimedMessage> RouteProbe::prepare(qint64 routeId, const Sender& sender) {
    const auto routes = activeRoutes(m_database);
    if (!routes) return fail(routes.error());
    const auto route = routeWithShownId(*routes, routeId);
    if (!route) return fail(route.error());
    if (route->transform == QStringView(kChargePayment)) {
        return fail(ErrorCode::NotAllowed,
                    QStringLiteral("A payment service would take this test for a payment; test it "
                                   "with a small order"),
                    QStringLiteral("test_would_charge"));
    }
    auto message = sampleMessage(*route, sender, m_clock.now());
    if (!message) return message;
    if (auto read = m_directory.refresh(); !read) return fail(read.error());
    if (const auto reason = m_publisher.cannotServe(route->destination)) {
        return fail(ErrorCode::NotAllowed, *reason, QStringLiteral("destination_unserved"));
    }
    return message;
}

void RouteProbe::send(qint64 routeId, const Sender& sender, Done done) {
    const auto message = prepare(routeId, sender);
    if (!message) return done(fail(message.error()));
    QElapsedTimer timer;
    timer.start();
    m_publisher.publish(
        *message, [message = *message, timer, done = std::move(done)](const PublishResult& result) {
            done(Answer{message, result, timer.elapsed()});
        });
}

}  // namespace countertop
