// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/OutboxChecks.h"

#include "models/core/Json.h"
#include "models/core/MaskedAddress.h"
#include "models/events/Streams.h"
#include "models/store/connection/Conditions.h"
#include "models/store/write/SqlRoutes.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

const QString kRoutes = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position, first_id, filter, secrets, "
    "ca_file, allow_private, coalesce(to_position, -1) AS to_position FROM routes WHERE store_id = "
    ":store "
    "ORDER BY route_id");

const QString kMessages = QStringLiteral(
    "SELECT outbox_id, message_id, event_id, event_type, order_id, destination, route_id, payload, "
    "correlation_id, status, attempts, next_attempt_at, lease_owner, lease_until, last_error, "
    "delivered_at, held, attempt_log FROM outbox WHERE store_id = :store AND event_id IN (%1) "
    "ORDER BY outbox_id");

const QString kMessagesSqlite =
    kMessages.arg(QStringLiteral("SELECT value FROM json_each(:events)"));

const QString kMessagesPostgresql =
    kMessages.arg(QStringLiteral("SELECT jsonb_array_elements_text(CAST(:events AS jsonb))"));

const QString kCurrency = QStringLiteral("SELECT currency FROM shop WHERE store_id = :store");

const QString kCount =
    QStringLiteral("SELECT count(*) AS number FROM outbox WHERE store_id = :store");

const QString kCleaned = QStringLiteral(
    "SELECT route_id, count(*) AS number FROM outbox_cleaned WHERE store_id = :store "
    "GROUP BY route_id");

const QString kCleanedButThere = QStringLiteral(
    "SELECT c.outbox_id AS outbox_id FROM outbox_cleaned AS c JOIN outbox AS o "
    "ON o.outbox_id = c.outbox_id WHERE c.store_id = :store ORDER BY c.outbox_id LIMIT 20");

const QString kStrangers = QStringLiteral(
    "SELECT outbox_id, event_id FROM outbox o WHERE store_id = :store AND NOT EXISTS "
    "(SELECT 1 FROM events e WHERE e.store_id = o.store_id AND e.event_id = o.event_id) "
    "ORDER BY outbox_id LIMIT 20");

/// The events of one write have the same metadata.
bool isOfOneWrite(const RecordedEvent& left, const RecordedEvent& right) {
    return left.metadata == right.metadata;
}

/// A condition on a message's state, and the text when it does not hold.
struct Rule {
    bool holds = true;
    const char* otherwise = "";
};

bool isAttemptLog(const QByteArray& log) {
    return log.isEmpty() || QJsonDocument::fromJson(log).isArray();
}

QString firstBroken(const std::initializer_list<Rule>& rules) {
    for (const Rule& rule : rules) {
        if (!rule.holds) return QString::fromLatin1(rule.otherwise);
    }
    return {};
}

}  // namespace

bool OutboxChecks::OpenRoute::mayAccept(const RecordedEvent& event) const {
    return event.position > route.fromPosition && event.position <= toPosition &&
           matches(route.events, event.type);
}

bool OutboxChecks::OpenRoute::mustTake(const RecordedEvent& event) const {
    return mayAccept(event) &&
           countertop::accepts(route, event.streamId, event.type, event.payload);
}

Result<void> OutboxChecks::begin() {
    auto routes =
        readRows(m_book.database(), kRoutes, Conditions(m_book.storeId()), [](Query& query) {
            OpenRoute open{routeFrom(query), query.integer("to_position")};
            if (open.toPosition < 0) open.toPosition = std::numeric_limits<qint64>::max();
            return open;
        });
    if (!routes) return fail(routes.error());
    m_routes = *std::move(routes);
    const auto currency = readRows(m_book.database(), kCurrency, Conditions(m_book.storeId()),
                                   [](Query& query) { return query.text("currency"); });
    if (!currency) return fail(currency.error());
    m_currency = currency->value(0);
    const auto cleaned = readRows(
        m_book.database(), kCleaned, Conditions(m_book.storeId()),
        [](Query& query) { return std::pair(query.integer("route_id"), query.integer("number")); });
    if (!cleaned) return fail(cleaned.error());
    for (const auto& [route, number] : *cleaned) m_cleaned[route].messages = number;
    return {};
}

void OutboxChecks::consume(const EventStream& stream, const QList<OrderFacts>& facts) {
    const bool isOrder = streamCategory(stream.streamId) == u"order";
    for (qsizetype at = 0; at < stream.events.size(); ++at) {
        Expected expected{stream.events[at], {}, true};
        if (!isOrder) {
            expected.facts = {{m_currency, {}, 0}};
        } else if (facts.size() == stream.events.size()) {
            for (qsizetype end = at; end < facts.size(); ++end) {
                if (!isOfOneWrite(stream.events[at], stream.events[end])) break;
                expected.facts.append(facts[end]);
            }
        }
        expected.isReadable = !expected.facts.isEmpty();
        m_batch.append(std::move(expected));
    }
}

OutboxChecks::Message OutboxChecks::messageFrom(Query& query) {
    Message message;
    message.id = query.integer("outbox_id");
    message.routeId = query.integer("route_id");
    message.eventId = query.text("event_id");
    message.content.eventType = query.text("event_type");
    message.content.orderId = query.text("order_id");
    message.content.destination = query.text("destination");
    message.content.payload = query.utf8("payload");
    message.correlationId = query.text("correlation_id");
    message.status = query.text("status");
    message.attempts = query.integer("attempts");
    message.nextAttemptAt = query.integer("next_attempt_at");
    message.leaseOwner = query.text("lease_owner");
    message.leaseUntil = query.integer("lease_until");
    message.lastError = query.text("last_error");
    message.deliveredAt = query.integer("delivered_at");
    message.held = query.text("held");
    message.attemptLog = query.utf8("attempt_log");
    return message;
}

Result<void> OutboxChecks::compareBatch() {
    const QList<Expected> batch = std::exchange(m_batch, {});
    QJsonArray ids;
    for (const Expected& expected : batch) ids.append(expected.event.eventId.text());
    Conditions conditions(m_book.storeId());
    conditions.value(":events", QString::fromUtf8(toJsonText(ids)));
    const bool isSqlite = m_book.database().dialect() == Dialect::Sqlite;
    const auto rows = readRows(m_book.database(), isSqlite ? kMessagesSqlite : kMessagesPostgresql,
                               conditions, messageFrom);
    if (!rows) return fail(rows.error());
    QHash<QString, Messages> byEvent;
    for (const Message& row : *rows) byEvent[row.eventId].append(row);
    m_found += rows->size();
    for (const Expected& expected : batch) {
        checkEvent(expected, byEvent.value(expected.event.eventId.text()));
    }
    return {};
}

void OutboxChecks::checkEvent(const Expected& expected, const Messages& messages) {
    const RecordedEvent& event = expected.event;
    QHash<qint64, Messages> byRoute;
    for (const Message& message : messages) {
        byRoute[message.routeId].append(message);
        checkState(message);
    }
    if (m_routes.isEmpty() && byRoute.isEmpty()) return;
    const QString name = QStringLiteral("%1 %2 (position %3)")
                             .arg(event.type, event.eventId.text())
                             .arg(event.position);
    for (const OpenRoute& open : m_routes) {
        if (!open.mayAccept(event)) continue;
        m_book.count(Invariant::OutboxMessages);
        const Messages found = byRoute.take(open.route.routeId);
        // Earlier versions requested the payment of every order.
        const bool mayLack = found.isEmpty() && !open.mustTake(event);
        const auto cleaned = m_cleaned.find(open.route.routeId);
        if (found.isEmpty() && cleaned != m_cleaned.end()) {
            ++cleaned->missing;
            cleaned->mayBeMissing += mayLack ? 1 : 0;
        } else if (found.size() != 1 && !mayLack) {
            problem(QStringLiteral("%1 has %2 messages for route %3, not one")
                        .arg(name)
                        .arg(found.size())
                        .arg(open.route.routeId));
        }
        for (const Message& message : found) checkContent(expected, open.route, message);
    }
    for (const qint64 routeId : byRoute.keys()) {
        problem(QStringLiteral("%1 has a message for route %2, which does not take it")
                    .arg(name)
                    .arg(routeId));
    }
}

void OutboxChecks::checkContent(const Expected& expected, const Route& route,
                                const Message& message) {
    const RecordedEvent& event = expected.event;
    const EventDraft draft{event.eventId, event.type, event.schemaVersion, event.payload};
    const auto made = [&](const OrderFacts& facts) {
        return messageFor(route, event.streamId, draft, event.metadata, facts);
    };
    const OutboxMessage likely = made(expected.facts.value(0));
    QStringList wrong;
    const auto compare = [&](const char* column, const QString& is, const QString& should) {
        if (is == should) return;
        wrong.append(QStringLiteral("%1 is '%2' but its event and route make '%3'")
                         .arg(QLatin1StringView(column), maskedAddress(is), maskedAddress(should)));
    };
    compare("event_type", message.content.eventType, likely.eventType);
    compare("order_id", message.content.orderId, likely.orderId);
    compare("destination", message.content.destination, likely.destination);
    compare("correlation_id", message.correlationId, event.metadata.correlationId);
    // Only a charge contains more of the order than its event, and the write may have changed the
    // order further.
    const bool fits =
        !expected.isReadable || likely.payload == message.content.payload ||
        std::any_of(expected.facts.cbegin(), expected.facts.cend(), [&](const OrderFacts& facts) {
            return made(facts).payload == message.content.payload;
        });
    if (!fits) wrong.append(QStringLiteral("payload is not what its event and route make"));
    if (wrong.isEmpty()) return;
    problem(QStringLiteral("Message %1 of event %2: %3")
                .arg(message.id)
                .arg(message.eventId, wrong.join(QStringLiteral(", "))));
}

void OutboxChecks::checkState(const Message& message) {
    const QString contradiction = contradictionOf(message);
    if (contradiction.isEmpty()) return;
    problem(QStringLiteral("Message %1 is %2 but %3")
                .arg(message.id)
                .arg(message.status, contradiction));
}

QString OutboxChecks::contradictionOf(const Message& message) {
    const bool isLeased = !message.leaseOwner.isEmpty() || message.leaseUntil != 0;
    const Rule notLeased{!isLeased, "somebody is at it"};
    const Rule notDelivered{message.deliveredAt == 0, "has a time of delivery"};
    const Rule tried{message.attempts > 0, "was never tried"};
    if (!message.held.isEmpty() && (message.status != u"failed" || message.held != u"transform")) {
        return QStringLiteral("is held as '%1'").arg(message.held);
    }
    if (!isAttemptLog(message.attemptLog)) return QStringLiteral("its log of attempts is damaged");
    if (message.status == u"pending") {
        return firstBroken({{message.attempts == 0, "was tried already"}, notDelivered, notLeased});
    }
    if (message.status == u"processing") {
        return firstBroken({{!message.leaseOwner.isEmpty(), "nobody is at it"}, notDelivered});
    }
    if (message.status == u"failed") return firstBroken({tried, notDelivered, notLeased});
    if (message.status == u"dead") return firstBroken({tried, notDelivered, notLeased});
    if (message.status == u"delivered") {
        return firstBroken({tried,
                            notLeased,
                            {message.deliveredAt > 0, "has no time of delivery"},
                            {message.deliveredAt == message.nextAttemptAt,
                             "was delivered at another time than it was settled"}});
    }
    if (message.status == u"discarded") {
        return firstBroken({{message.lastError.startsWith(u"discarded: "), "nobody discarded it"},
                            notDelivered,
                            {message.leaseUntil == 0, "somebody is at it"}});
    }
    return QStringLiteral("there is no such status");
}

Result<void> OutboxChecks::checkCleaned() {
    const auto there = readRows(m_book.database(), kCleanedButThere, Conditions(m_book.storeId()),
                                [](Query& query) { return query.integer("outbox_id"); });
    if (!there) return fail(there.error());
    for (const qint64 id : *there) {
        problem(QStringLiteral("Message %1 is there, but also among those cleaned up").arg(id));
    }
    for (auto cleaned = m_cleaned.cbegin(); cleaned != m_cleaned.cend(); ++cleaned) {
        const qint64 fewest = cleaned->missing - cleaned->mayBeMissing;
        if (cleaned->messages >= fewest && cleaned->messages <= cleaned->missing) continue;
        problem(QStringLiteral("Route %1 lacks %2 messages, but %3 were cleaned up")
                    .arg(cleaned.key())
                    .arg(cleaned->missing)
                    .arg(cleaned->messages));
    }
    return {};
}

Result<void> OutboxChecks::finish() {
    if (auto checked = checkCleaned(); !checked) return checked;
    const auto total = readNumber(m_book.database(), kCount, Conditions(m_book.storeId()));
    if (!total) return fail(total.error());
    if (*total == m_found) return {};
    const auto rows = readRows(
        m_book.database(), kStrangers, Conditions(m_book.storeId()),
        [](Query& query) { return std::pair(query.integer("outbox_id"), query.text("event_id")); });
    if (!rows) return fail(rows.error());
    for (const auto& [id, eventId] : *rows) {
        problem(
            QStringLiteral("Message %1 is of event %2, which does not exist").arg(id).arg(eventId));
    }
    return {};
}

}  // namespace countertop
