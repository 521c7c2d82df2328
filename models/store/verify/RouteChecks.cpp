// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/RouteChecks.h"

#include "models/core/Json.h"
#include "models/store/connection/Conditions.h"
#include "models/store/seals/SealedRecords.h"

namespace countertop {

namespace {

const QString kAsked = QStringLiteral(
    "SELECT command_type, content, recorded_at FROM audit WHERE store_id = :store "
    "AND outcome = 'done' AND command_type IN ('AddRoute', 'RemoveRoute')");

const QString kShop = QStringLiteral("SELECT routes_version FROM shop WHERE store_id = :store");

/// The indexes of a route's values in the document.
enum RoutePlace { Id, Events, Destination, Transform, FromPosition, ToPosition, CreatedAt };

QString wordsOf(const QString& events, const QString& destination, const QString& transform,
                const QString& at) {
    return events + u'\n' + destination + u'\n' + transform + u'\n' + at;
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
    for (const QJsonValue& route : now) routes.insert(route[Id].toString(), route.toArray());
    for (const QJsonValue& route : (*was)[QLatin1StringView("routes")].toArray()) {
        m_book.count(Invariant::Routes);
        checkSealedRoute(route.toArray(), routes.value(route[Id].toString()));
    }
    return {};
}

void RouteChecks::checkSealedRoute(const QJsonArray& was, const QJsonArray& is) {
    const QString id = was[Id].toString();
    if (is.isEmpty()) return problem(QStringLiteral("Route %1 was sealed and is gone").arg(id));
    static constexpr const char* kNames[] = {
        "id", "events", "destination", "transform", "from_position", "to_position", "created_at"};
    for (int at = 0; at <= CreatedAt; ++at) {
        if (is[at] == was[at]) continue;
        // The route may have been removed since; then the audit has the command.
        if (at == ToPosition && was[at].toString().isEmpty()) continue;
        problem(QStringLiteral("Route %1: %2 is '%3' but was '%4' when it was sealed")
                    .arg(id, QLatin1StringView(kNames[at]), is[at].toString(), was[at].toString()));
    }
}

Result<RouteChecks::Asked> RouteChecks::asked() {
    Asked asked;
    const auto rows =
        readRows(m_book.database(), kAsked, Conditions(m_book.storeId()), [&](Query& query) {
            const auto content = jsonObjectFromText(query.utf8("content"));
            if (!content) return false;
            const auto text = [&](const char* name) {
                return (*content)[QLatin1StringView(name)].toString();
            };
            if (query.text("command_type") == u"RemoveRoute") {
                asked.removed.insert((*content)[QLatin1StringView("route_id")].toInteger());
            } else {
                asked.added.append(wordsOf(text("events"), text("destination"), text("transform"),
                                           query.text("recorded_at")));
            }
            return true;
        });
    if (!rows) return fail(rows.error());
    return asked;
}

void RouteChecks::checkRoutes(const QJsonArray& routes, const Asked& asked) {
    QStringList added = asked.added;
    for (const QJsonValue& route : routes) {
        m_book.count(Invariant::Routes);
        const qint64 id = route[Id].toString().toLongLong();
        const QString words = wordsOf(route[Events].toString(), route[Destination].toString(),
                                      route[Transform].toString(), route[CreatedAt].toString());
        if (!added.removeOne(words)) {
            problem(QStringLiteral("No command asked for route %1 as it is").arg(id));
        }
        const bool isRemoved = !route[ToPosition].toString().isEmpty();
        if (isRemoved != asked.removed.contains(id)) {
            problem(isRemoved
                        ? QStringLiteral("Route %1 has ended, but no command removed it").arg(id)
                        : QStringLiteral("Route %1 is open, but a command removed it").arg(id));
        }
    }
    for (const QString& missing : std::as_const(added)) {
        problem(QStringLiteral("A command asked for a route that is not there: %1")
                    .arg(QString(missing).replace(u'\n', u' ')));
    }
}

Result<void> RouteChecks::checkVersion(const QJsonArray& routes) {
    const auto version = readRows(m_book.database(), kShop, Conditions(m_book.storeId()),
                                  [](Query& query) { return query.integer("routes_version"); });
    if (!version) return fail(version.error());
    qint64 changes = routes.size();
    for (const QJsonValue& route : routes) {
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
