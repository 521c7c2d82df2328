// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/RouteReading.h"
#include "models/core/MaskedAddress.h"
#include "models/events/EventSerializer.h"
#include "models/events/SampleEvent.h"
#include "models/events/Streams.h"
#include "workers/outbox/RoutedPublisher.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QEventLoop>

#include <algorithm>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// A message as the route would make it of the first event type it takes.
CliResult<ClaimedMessage> sampleMessage(CliRun& run, const Route& route) {
    const QStringList types = knownEventTypes();
    const auto type = std::find_if(types.cbegin(), types.cend(), [&](const QString& one) {
        return matches(route.events, one) && sampleEvent(one);
    });
    if (type == types.cend()) {
        return refused(makeError(ErrorCode::NotFound, u"The route takes no event"_s,
                                 u"route_takes_nothing"_s));
    }
    EventDraft event = *sampleEvent(*type);
    event.eventId = EventId(newUuidV7());
    const CommandOrigin origin = run.shop.origin();
    const Timestamp now = run.shop.clock().now();
    const EventMetadata metadata{newUuidV7(), {}, origin.actor, origin.till, now};
    const OutboxMessage made = messageFor(route, orderStream(OrderId(u"test"_s)), event, metadata,
                                          {run.shop.currency(), u"SAMPLE-000001"_s, 1250});
    ClaimedMessage message;
    message.messageId = u"test_"_s + made.messageId;
    message.eventType = made.eventType;
    message.orderId = made.orderId;
    message.destination = made.destination;
    message.correlationId = metadata.correlationId;
    message.payload = made.payload;
    message.createdAt = now;
    message.routeId = route.routeId;
    return message;
}

PublishResult publishAndWait(Publisher& publisher, const ClaimedMessage& message) {
    std::optional<PublishResult> result;
    QEventLoop loop;
    publisher.publish(message, [&](const PublishResult& end) {
        result = end;
        loop.quit();
    });
    if (!result) loop.exec();
    return *result;
}

/// Whether it is the template, this computer, the receiver or the network that has to change.
Error errorOf(const PublishFailure& failure, qint64 tookMs) {
    const QString reason = maskedAddress(failure.error);
    switch (failure.kind) {
        case PublishFailure::Kind::Held:
            return invalidInput(u"transform"_s, reason, u"template_path_missing"_s);
        case PublishFailure::Kind::Unserved:
            return makeError(ErrorCode::NotAllowed, reason, u"destination_unserved"_s);
        case PublishFailure::Kind::Temporary:
        case PublishFailure::Kind::Permanent:
        case PublishFailure::Kind::Gone:
            break;
    }
    return makeError(failure.isAnswer ? ErrorCode::NotAllowed : ErrorCode::Network,
                     u"%1 (after %2 ms)"_s.arg(reason).arg(tookMs), u"not_delivered"_s);
}

}  // namespace

CliResult<> testRoute(CliRun& run) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const auto route = routeWithId(run, *id);
    if (!route) return tl::unexpected(route.error());
    if (route->transform == QStringView(kChargePayment)) {
        return refused(makeError(ErrorCode::NotAllowed,
                                 u"A payment service would take this test for a payment; test it "
                                 "with a small order"_s,
                                 u"test_would_charge"_s));
    }
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const auto message = sampleMessage(run, *route);
    if (!message) return tl::unexpected(message.error());
    RouteDirectory directory((*session)->database());
    if (auto read = directory.refresh(); !read) return refused(read.error());
    RoutedPublisher publisher(PublisherRegistry::withAll(), directory);
    if (const auto reason = publisher.cannotServe(route->destination)) {
        return refused(makeError(ErrorCode::NotAllowed, *reason, u"destination_unserved"_s));
    }
    QElapsedTimer timer;
    timer.start();
    const PublishResult result = publishAndWait(publisher, *message);
    const qint64 took = timer.elapsed();
    if (!result) return refused(errorOf(result.error(), took));
    const QString answer = result->answer.isEmpty() ? u"taken"_s : result->answer;
    run.output.document({{u"id"_s, *id},
                         {u"message_id"_s, message->messageId},
                         {u"event_type"_s, message->eventType},
                         {u"delivered"_s, true},
                         {u"answer"_s, answer},
                         {u"milliseconds"_s, took}},
                        u"%1 sent to %2: %3 after %4 ms"_s
                            .arg(message->eventType, maskedAddress(message->destination), answer)
                            .arg(took));
    return {};
}

}  // namespace countertop::cli
