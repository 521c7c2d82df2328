// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/RouteChecks.h"

#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "models/core/MaskedAddress.h"
#include "models/events/RouteOptions.h"
#include "models/store/connection/Conditions.h"
#include "models/store/seals/SealedRecords.h"

#include <algorithm>

namespace countertop {

namespace {

const QString kAsked = QStringLiteral(
    "SELECT command_type, content, recorded_at FROM audit WHERE store_id = :store "
    "AND outcome = 'done' AND command_type IN ('AddRoute', 'EditRoute', 'RemoveRoute') "
    "ORDER BY audit_id");

const QString kShop = QStringLiteral("SELECT routes_version FROM shop WHERE store_id = :store");

/// The indexes of a route's values in the document. Seals of older versions end at CreatedAt.
enum RoutePlace {
    Id,
    Events,
    Destination,
    Transform,
    FromPosition,
    ToPosition,
    CreatedAt,
    FirstId,
    Filter,
    Secrets,
    CaFile,
    AllowPrivate
};
constexpr const char* kNames[] = {
    "id",         "events",   "destination", "transform", "from_position", "to_position",
    "created_at", "first_id", "filter",      "secrets",   "ca_file",       "allow_private"};

qint64 shownId(const QJsonValue& route) {
    const qint64 first = route[FirstId].toString().toLongLong();
    return first == 0 ? route[Id].toString().toLongLong() : first;
}

}  // namespace

Result<void> RouteChecks::run() {
    const auto now = settingsNow(m_book.database(), m_book.storeId());
    if (!now) return fail(now.error());
    const QJsonArray routes = (*now)[QLatin1StringView("routes")].toArray();
    if (auto checked = checkSealed(routes); !checked) return checked;
    const auto commands = asked();
    if (!commands) return fail(commands.error());
    checkRoutes(routes, *commands);
    return checkVersion(routes);
}

Result<void> RouteChecks::checkSealed(const QJsonArray& now) {
    const auto was = sealedSettings(m_book.database(), m_book.storeId());
    if (!was) return fail(was.error());
    QHash<QString, QJsonArray> routes;
    for (const auto& route : now) routes.insert(route[Id].toString(), route.toArray());
    for (const auto& route : (*was)[QLatin1StringView("routes")].toArray()) {
        m_book.count(Invariant::Routes);
        checkSealedRoute(route.toArray(), routes.value(route[Id].toString()));
    }
    return {};
}

void RouteChecks::checkSealedRoute(const QJsonArray& was, const QJsonArray& is) {
    const QString id = was[Id].toString();
    if (is.isEmpty()) return problem(QStringLiteral("Route %1 was sealed and is gone").arg(id));
    for (int at = 0; at < was.size(); ++at) {
        if (is[at] == was[at]) continue;
        // The route may have been removed since; then the audit has the command.
        if (at == ToPosition && was[at].toString().isEmpty()) continue;
        problem(QStringLiteral("Route %1: %2 is '%3' but was '%4' when it was sealed")
                    .arg(id, QLatin1StringView(kNames[at]), maskedAddress(is[at].toString()),
                         maskedAddress(was[at].toString())));
    }
}

Result<RouteChecks::Asked> RouteChecks::asked() {
    Asked asked;
    const auto rows =
        readRows(m_book.database(), kAsked, Conditions(m_book.storeId()), [&](Query& query) {
            const auto content = jsonObjectFromText(query.utf8("content"));
            if (!content) return false;
            const qint64 routeId = (*content)[QLatin1StringView("route_id")].toInteger();
            const QString type = query.text("command_type");
            const Request request{*content, query.text("recorded_at")};
            if (type == u"AddRoute") asked.added.append(request);
            if (type == u"EditRoute") asked.edited[routeId].append(request);
            if (type == u"RemoveRoute") asked.removed.insert(routeId);
            return true;
        });
    if (!rows) return fail(rows.error());
    return asked;
}

bool RouteChecks::isMadeBy(const Request& request, const QJsonValue& route,
                           const QJsonValue& previous) {
    if (request.at != route[CreatedAt].toString()) return false;
    const QJsonValue hash = request.values[QLatin1StringView("destination_hash")];
    for (const int at : {Events, Destination, Transform, Filter, CaFile}) {
        // A destination with a password is recorded as its hash.
        if (at == Destination && hash.isString()) {
            const QByteArray own = sha256Hex(route[at].toString().toUtf8());
            if (own != hash.toString().toLatin1()) return false;
            continue;
        }
        const QJsonValue asked = request.values[QLatin1StringView(kNames[at])];
        // What an edit does not name stays as it was; a new route has none of it.
        if (route[at].toString() != (asked.isString() ? asked : previous[at]).toString())
            return false;
    }
    QStringList secrets = secretsFromText(previous[Secrets].toString());
    for (const auto& secret : request.values[QLatin1StringView("secrets")].toArray()) {
        secrets.append(secret.toString());
    }
    const QString added = request.values[QLatin1StringView("add_secret")].toString();
    if (!added.isEmpty()) secrets.append(added);
    secrets.removeOne(request.values[QLatin1StringView("remove_secret")].toString());
    return route[Secrets].toString() == secretsText(secrets);
}

void RouteChecks::checkRoutes(const QJsonArray& routes, Asked asked) {
    checkEnds(routes, asked);
    QHash<qint64, QJsonValue> previous;
    for (const auto& route : routes) {
        m_book.count(Invariant::Routes);
        const qint64 id = shownId(route);
        const QJsonValue before = previous.value(id, QJsonArray());
        QList<Request>& requests =
            route[FirstId].toString() == u"0" ? asked.added : asked.edited[id];
        const auto request =
            std::find_if(requests.cbegin(), requests.cend(),
                         [&](const Request& one) { return isMadeBy(one, route, before); });
        if (request == requests.cend()) {
            problem(
                QStringLiteral("No command asked for route %1 as it is").arg(route[Id].toString()));
        } else {
            requests.erase(request);
        }
        previous.insert(id, route);
    }
    QList<Request> missing = asked.added;
    for (const QList<Request>& edits : std::as_const(asked.edited)) missing += edits;
    for (const Request& request : std::as_const(missing)) {
        problem(QStringLiteral("A command asked for a route that is not there: %1")
                    .arg(maskedJson(QString::fromUtf8(toJsonText(request.values)))));
    }
}

void RouteChecks::checkEnds(const QJsonArray& routes, const Asked& asked) {
    QHash<qint64, QJsonValue> next;
    for (qsizetype at = routes.size() - 1; at >= 0; --at) {
        const QJsonValue route = routes[at];
        const qint64 id = shownId(route);
        const QString end = route[ToPosition].toString();
        if (next.contains(id)) {
            if (end != next[id][FromPosition].toString()) {
                problem(QStringLiteral("Route %1 does not end where its next version begins")
                            .arg(route[Id].toString()));
            }
        } else if (end.isEmpty() == asked.removed.contains(id)) {
            problem(end.isEmpty()
                        ? QStringLiteral("Route %1 is open, but a command removed it").arg(id)
                        : QStringLiteral("Route %1 has ended, but no command removed it").arg(id));
        }
        next.insert(id, route);
    }
}

Result<void> RouteChecks::checkVersion(const QJsonArray& routes) {
    const auto version = readRows(m_book.database(), kShop, Conditions(m_book.storeId()),
                                  [](Query& query) { return query.integer("routes_version"); });
    if (!version) return fail(version.error());
    qint64 changes = routes.size();
    for (const auto& route : routes) {
        if (!route[ToPosition].toString().isEmpty()) ++changes;
    }
    m_book.count(Invariant::Routes);
    // A store without a shop row has no settings either; ShopChecks reports that.
    if (!version->isEmpty() && version->first() != changes) {
        problem(QStringLiteral("The routes have changed %1 times, but the shop counts %2")
                    .arg(changes)
                    .arg(version->first()));
    }
    return {};
}

}  // namespace countertop
