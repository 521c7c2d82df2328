// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/OutboxChecks.h"

#include "models/core/Json.h"
#include "models/store/queries/Conditions.h"

#include <limits>

namespace countertop {

namespace {

const QString kRoutes = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position, "
    "coalesce(to_position, -1) AS to_position FROM routes WHERE store_id = :store "
    "ORDER BY route_id");

const QString kMessagesSqlite = QStringLiteral(
    "SELECT event_id, route_id, count(*) AS messages FROM outbox WHERE store_id = :store AND "
    "event_id IN (SELECT value FROM json_each(:events)) GROUP BY event_id, route_id");

const QString kMessagesPostgresql = QStringLiteral(
    "SELECT event_id, route_id, count(*) AS messages FROM outbox WHERE store_id = :store AND "
    "event_id IN (SELECT jsonb_array_elements_text(CAST(:events AS jsonb))) "
    "GROUP BY event_id, route_id");

const QString kCount =
    QStringLiteral("SELECT count(*) AS number FROM outbox WHERE store_id = :store");

const QString kStrangers = QStringLiteral(
    "SELECT outbox_id, event_id FROM outbox o WHERE store_id = :store AND NOT EXISTS "
    "(SELECT 1 FROM events e WHERE e.store_id = o.store_id AND e.event_id = o.event_id) "
    "ORDER BY outbox_id LIMIT 20");

struct Messages {
    QString eventId;
    qint64 routeId = 0;
    qint64 count = 0;
};

}  // namespace

bool OutboxChecks::OpenRoute::mayTake(const EventHead& event) const {
    return event.position > route.fromPosition && event.position <= toPosition &&
           matches(route.events, event.type);
}

bool OutboxChecks::OpenRoute::mustTake(const EventHead& event) const {
    return mayTake(event) && (route.transform != kChargePayment || event.isPaidByGateway);
}

Result<void> OutboxChecks::run() {
    if (auto read = readRoutes(); !read) return read;
    const auto total = eventCount(m_book);
    if (!total) return fail(total.error());
    qint64 after = 0;
    for (qint64 done = 0;;) {
        const auto page = eventHeads(m_book, after);
        if (!page) return fail(page.error());
        if (page->isEmpty()) break;
        if (auto checked = checkPage(*page); !checked) return checked;
        done += page->size();
        if (auto on = m_book.goOn(Invariant::OutboxMessages, done, *total); !on) return on;
        after = page->last().position;
    }
    return checkStrangers();
}

Result<void> OutboxChecks::readRoutes() {
    auto routes =
        readRows(m_book.database(), kRoutes, Conditions(m_book.storeId()), [](Query& query) {
            OpenRoute open{
                {query.integer("route_id"), query.text("events"), query.text("destination"),
                 query.text("transform"), query.integer("from_position")},
                query.integer("to_position")};
            if (open.toPosition < 0) open.toPosition = std::numeric_limits<qint64>::max();
            return open;
        });
    if (!routes) return fail(routes.error());
    m_routes = *std::move(routes);
    return {};
}

Result<void> OutboxChecks::checkPage(const QList<EventHead>& events) {
    QJsonArray ids;
    for (const EventHead& event : events) ids.append(event.eventId);
    Conditions conditions(m_book.storeId());
    conditions.value(":events", QString::fromUtf8(toJsonText(ids)));
    const bool isSqlite = m_book.database().dialect() == Dialect::Sqlite;
    const auto rows =
        readRows(m_book.database(), isSqlite ? kMessagesSqlite : kMessagesPostgresql, conditions,
                 [](Query& query) {
                     return Messages{query.text("event_id"), query.integer("route_id"),
                                     query.integer("messages")};
                 });
    if (!rows) return fail(rows.error());
    QHash<QString, QHash<qint64, qint64>> byEvent;
    for (const Messages& row : *rows) {
        byEvent[row.eventId].insert(row.routeId, row.count);
        m_found += row.count;
    }
    for (const EventHead& event : events) checkEvent(event, byEvent.value(event.eventId));
    return {};
}

void OutboxChecks::checkEvent(const EventHead& event, QHash<qint64, qint64> messagesByRoute) {
    const QString name =
        QStringLiteral("%1 %2 (position %3)").arg(event.type, event.eventId).arg(event.position);
    for (const OpenRoute& open : m_routes) {
        if (!open.mayTake(event)) continue;
        m_book.count(Invariant::OutboxMessages);
        const qint64 messages = messagesByRoute.take(open.route.routeId);
        // Earlier versions asked for the payment of every order.
        if (messages == 1 || (messages == 0 && !open.mustTake(event))) continue;
        m_book.problem(Invariant::OutboxMessages,
                       QStringLiteral("%1 has %2 messages for route %3, not one")
                           .arg(name)
                           .arg(messages)
                           .arg(open.route.routeId));
    }
    for (const qint64 routeId : messagesByRoute.keys()) {
        m_book.problem(Invariant::OutboxMessages,
                       QStringLiteral("%1 has a message for route %2, which does not take it")
                           .arg(name)
                           .arg(routeId));
    }
}

Result<void> OutboxChecks::checkStrangers() {
    const auto total = readNumber(m_book.database(), kCount, Conditions(m_book.storeId()));
    if (!total) return fail(total.error());
    if (*total == m_found) return {};
    const auto rows = readRows(
        m_book.database(), kStrangers, Conditions(m_book.storeId()),
        [](Query& query) { return std::pair(query.integer("outbox_id"), query.text("event_id")); });
    if (!rows) return fail(rows.error());
    for (const auto& [id, eventId] : *rows) {
        m_book.problem(
            Invariant::OutboxMessages,
            QStringLiteral("Message %1 is of event %2, which does not exist").arg(id).arg(eventId));
    }
    return {};
}

}  // namespace countertop
