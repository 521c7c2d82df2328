// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SqlRoutes.h"

namespace countertop {

namespace {

const QString kActiveRoutes = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position FROM routes "
    "WHERE store_id = :store AND to_position IS NULL ORDER BY route_id");

}  // namespace

Result<QList<Route>> activeRoutes(Database& database, qint64 storeId) {
    auto query = database.query(kActiveRoutes);
    if (!query) return fail(query.error());
    if (auto ran = (*query)->bind(":store", storeId).execute(); !ran) return fail(ran.error());
    QList<Route> routes;
    while ((*query)->next()) {
        routes.append({(*query)->integer("route_id"), (*query)->text("events"),
                       (*query)->text("destination"), (*query)->text("transform"),
                       (*query)->integer("from_position")});
    }
    (*query)->finish();
    return routes;
}

}  // namespace countertop
