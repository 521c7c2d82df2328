// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqlRoutes.h"

#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

const QString kSelect = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position, first_id, filter, secrets, "
    "ca_file, allow_private, to_position FROM routes WHERE store_id = :store ");

const QString kActiveRoutes = kSelect + QStringLiteral("AND to_position IS NULL ORDER BY route_id");

const QString kEveryRoute = kSelect + QStringLiteral("ORDER BY route_id");

const QString kVersion = QStringLiteral("SELECT routes_version FROM shop WHERE store_id = :store");

Result<QList<Route>> routesOf(Database& database, const QString& sql, qint64 storeId) {
    return readRows(database, sql, Conditions(storeId), routeFrom);
}

}  // namespace

Route routeFrom(Query& row) {
    Route route{row.integer("route_id"), row.text("events"),           row.text("destination"),
                row.text("transform"),   row.integer("from_position"), row.integer("first_id")};
    // A damaged filter, which verify reports, sends everything: nothing may be lost.
    route.filter = RouteFilter::parse(row.text("filter")).value_or(RouteFilter());
    route.options = {secretsFromText(row.text("secrets")), row.text("ca_file"),
                     row.integer("allow_private") != 0};
    return route;
}

Result<QList<Route>> activeRoutes(Database& database, qint64 storeId) {
    return routesOf(database, kActiveRoutes, storeId);
}

Result<QList<RouteVersion>> everyRoute(Database& database, qint64 storeId) {
    return readRows(database, kEveryRoute, Conditions(storeId), [](Query& row) {
        return RouteVersion{routeFrom(row), row.isNull("to_position")};
    });
}

Result<qint64> routesVersion(Database& database, qint64 storeId) {
    qint64 version = -1;
    const auto read = database.readRow(
        kVersion, [&](Query& query) { query.bind(":store", storeId); },
        [&](Query& row) { version = row.integer("routes_version"); });
    if (!read) return fail(read.error());
    return version;
}

}  // namespace countertop
