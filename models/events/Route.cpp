// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Route.h"

#include "models/core/JsonWriter.h"
#include "models/core/MaskedAddress.h"
#include "models/events/BuiltDestinations.h"
#include "models/events/EventSerializer.h"
#include "models/events/NumberField.h"
#include "models/events/RouteTransform.h"
#include "models/events/Streams.h"
#include "models/events/WebAddress.h"

#include <QStringList>

#include <algorithm>

namespace countertop {

namespace {

/// A message body and the offset where the order's number is inserted.
struct Body {
    QByteArray text;
    qsizetype numberAt = 0;
};

Body chargePaymentBody(const QString& orderId, const OrderFacts& order, OrderNumber number) {
    JsonWriter json;
    json.beginObject().field("order_id", orderId);
    // After the comma of the field before it.
    const qsizetype numberAt = json.size() + 1;
    if (number == OrderNumber::Known) json.field("number", order.number);
    json.field("amount_minor", order.totalMinor).field("currency", order.currency).endObject();
    return {json.text(), numberAt};
}

/// Concatenated as text, so that the payload is not parsed and rewritten for every route.
Body eventBody(const QString& orderId, const EventDraft& event, const EventMetadata& metadata) {
    JsonWriter head;
    head.beginObject()
        .field("at", toIsoText(metadata.at))
        .field("correlation_id", metadata.correlationId)
        .field("id", event.eventId.text())
        .field("order_id", orderId)
        .field("type", event.type);
    const QByteArray before = head.text() + ",\"data\":";
    return {before + event.payload + '}', before.size() + kFirstField};
}

}  // namespace

Result<Route> routeWithShownId(const QList<Route>& routes, qint64 shownId) {
    const auto found = std::find_if(routes.cbegin(), routes.cend(),
                                    [&](const Route& route) { return route.shownId() == shownId; });
    if (found != routes.cend()) return *found;
    return fail(ErrorCode::NotFound, QStringLiteral("There is no route %1").arg(shownId),
                QStringLiteral("route_not_found"));
}

bool matches(const QString& pattern, const QString& eventType) {
    if (!pattern.endsWith(u'*')) return pattern == eventType;
    const qsizetype tail = pattern.endsWith(QLatin1StringView(".*")) ? 2 : 1;
    return eventType.startsWith(QStringView(pattern).chopped(tail));
}

bool accepts(const Route& route, const QString& streamId, const QString& eventType,
             const QByteArray& payload) {
    if (!matches(route.events, eventType)) return false;
    if (route.transform == kChargePayment &&
        (eventType != kChargedEvent || !payload.contains(kPaidByGateway))) {
        return false;
    }
    if (route.filter.text().isEmpty()) return true;
    return route.filter.accepts(eventType, streamSubject(streamId), payload);
}

namespace {

/// "Order*" and "Order.*" match the same events.
QString meantEvents(QString pattern) {
    if (pattern.endsWith(QLatin1StringView(".*"))) pattern.remove(pattern.size() - 2, 1);
    return pattern;
}

QString meantFilter(const RouteFilter& filter) {
    // Blanks in a quoted value count.
    return filter.text().contains(u'"') ? filter.text() : filter.text().simplified();
}

}  // namespace

bool isSameRoute(const Route& left, const Route& right) {
    return meantEvents(left.events) == meantEvents(right.events) &&
           meantDestination(left.destination) == meantDestination(right.destination) &&
           meantFilter(left.filter) == meantFilter(right.filter) &&
           left.transform == right.transform;
}

bool isEventPattern(const QString& text) {
    const qsizetype star = text.indexOf(u'*');
    return !text.isEmpty() && (star < 0 || star == text.size() - 1);
}

namespace {

void checkEvents(const QString& events, QList<FieldProblem>& problems) {
    if (!isEventPattern(events)) {
        problems.append({QStringLiteral("events"),
                         QStringLiteral("Name an event type such as OrderPlaced, or a pattern such "
                                        "as Order.*"),
                         QStringLiteral("not_an_event_pattern"),
                         {{QStringLiteral("text"), events}}});
        return;
    }
    const QStringList types = knownEventTypes();
    const bool fits = std::any_of(types.cbegin(), types.cend(),
                                  [&](const QString& type) { return matches(events, type); });
    if (fits) return;
    problems.append({QStringLiteral("events"),
                     QStringLiteral("No event is named '%1'; there are %2")
                         .arg(events, types.join(QStringLiteral(", "))),
                     QStringLiteral("not_an_event_type"),
                     {{QStringLiteral("text"), events}}});
}

/// The client that destinations of a broker need; empty for other kinds.
QString clientFor(const QString& kind) {
    if (kind == u"redis-channel" || kind == u"redis-stream") return QStringLiteral("Redis client");
    if (kind == u"kafka") return QStringLiteral("Kafka client");
    if (kind == u"sns") return QStringLiteral("client for Amazon SNS");
    return {};
}

/// In bytes. Messages are found by an index over their destinations, and a server refuses longer
/// entries: then no order could be placed.
constexpr qsizetype kLongestDestination = 2000;
constexpr qsizetype kLongestFileName = 255;

void checkLogFile(const QString& path, QList<FieldProblem>& problems) {
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    const QString name = path.section(u'/', -1);
    const bool isFile = !name.trimmed().isEmpty() && name != u"." && name != u".." &&
                        name.toUtf8().size() <= kLongestFileName &&
                        std::none_of(path.cbegin(), path.cend(), isControl);
    if (isFile) return;
    problems.append({QStringLiteral("destination"),
                     QStringLiteral("'%1' is not the path of a file").arg(path),
                     QStringLiteral("not_a_log_file"),
                     {{QStringLiteral("text"), path}}});
}

void checkDestination(const QString& destination, QList<FieldProblem>& problems) {
    const QString kind = destination.section(u':', 0, 0);
    const QString address = destination.section(u':', 1);
    const QString field = QStringLiteral("destination");
    if (destination.toUtf8().size() > kLongestDestination) {
        problems.append(
            {field,
             QStringLiteral("The destination is longer than %1 bytes").arg(kLongestDestination),
             QStringLiteral("destination_too_long")});
        return;
    }
    const QString client = clientFor(kind);
    if (!client.isEmpty() && builtDestinations().contains(kind)) {
        if (const auto checked = checkBrokerAddress(kind, address); !checked) {
            problems.append(checked.error().problems);
        }
        return;
    }
    if (!client.isEmpty()) {
        problems.append({field,
                         QStringLiteral("This build does not deliver to %1 destinations: it has no "
                                        "%2; use webhook:URL or log:FILE")
                             .arg(kind, client),
                         QStringLiteral("destination_not_built"),
                         {{QStringLiteral("text"), kind}}});
        return;
    }
    if ((kind != u"webhook" && kind != u"log") || address.isEmpty()) {
        problems.append(
            {field,
             QStringLiteral("'%1' is not a destination; use webhook:URL, redis-channel:NAME, "
                            "redis-stream:NAME, kafka:TOPIC, sns:ARN or log:FILE")
                 .arg(maskedInput(destination)),
             QStringLiteral("not_a_destination"),
             {{QStringLiteral("text"), maskedInput(destination)}}});
        return;
    }
    if (kind == u"log") return checkLogFile(address, problems);
    if (const auto url = parseWebAddress(address); !url) problems.append(url.error().problems);
}

}  // namespace

bool isDestination(const QString& text) {
    QList<FieldProblem> problems;
    checkDestination(text, problems);
    return problems.isEmpty() || problems.first().reason == u"destination_not_built";
}

Result<void> checkRoute(const QString& events, const QString& destination,
                        const QString& transform) {
    QList<FieldProblem> problems;
    checkEvents(events, problems);
    checkDestination(destination, problems);
    if (isTemplate(transform)) {
        const auto parsed = RouteTransform::parse(transform.toUtf8());
        if (!parsed) problems += parsed.error().problems;
    } else if (!transform.isEmpty() && transform != kChargePayment) {
        problems.append(
            {QStringLiteral("transform"),
             QStringLiteral("'%1' is not a transform; use charge-payment or a JSON template")
                 .arg(transform),
             QStringLiteral("not_a_transform"),
             {{QStringLiteral("text"), transform}}});
    } else if (!transform.isEmpty() && problems.isEmpty() &&
               !matches(events, QString::fromUtf16(kChargedEvent))) {
        problems.append({QStringLiteral("transform"),
                         QStringLiteral("charge-payment is made of %1 events only, and '%2' are "
                                        "others")
                             .arg(QStringView(kChargedEvent), events),
                         QStringLiteral("nothing_to_charge"),
                         {{QStringLiteral("text"), events}}});
    }
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    return {};
}

OutboxMessage messageFor(const Route& route, const QString& streamId, const EventDraft& event,
                         const EventMetadata& metadata, const OrderFacts& order,
                         OrderNumber number) {
    OutboxMessage message;
    message.messageId = newUuidV7();
    message.eventId = event.eventId;
    message.orderId = streamSubject(streamId);
    message.destination = route.destination;
    message.routeId = route.routeId;
    const bool charge = route.transform == kChargePayment;
    message.eventType = charge ? route.transform : event.type;
    Body body = charge ? chargePaymentBody(message.orderId, order, number)
                       : eventBody(message.orderId, event, metadata);
    message.payload = std::move(body.text);
    if (number == OrderNumber::TakenByCommit) message.numberAt = body.numberAt;
    return message;
}

}  // namespace countertop
