// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqlRoutes.h"

namespace countertop {

namespace {

const QString kActiveRoutes = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position FROM routes "
    "WHERE store_id = :store AND to_position IS NULL ORDER BY route_id");

}  // namespace

Result<QList<Route>> activeRoutes(Database& database, qint64 storeId) {
    QList<Route> routes;
    const auto read = database.readRows(
        kActiveRoutes, [&](Query& query) { query.bind(":store", storeId); },
        [&](Query& row) {
            routes.append({row.integer("route_id"), row.text("events"), row.text("destination"),
                           row.text("transform"), row.integer("from_position")});
        });
    if (!read) return fail(read.error());
    return routes;
}

}  // namespace countertop
