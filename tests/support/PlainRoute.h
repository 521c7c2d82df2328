// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"
#include "tests/support/OrFatal.h"

namespace countertop {

/// The id of a route without options to the destination, added if there is none. It has ended: it
/// makes no messages of its own. Belongs into a transaction of the caller.
[[nodiscard]] inline qint64 plainRouteTo(Database& database, const QString& destination) {
    const auto bind = [&](Query& query) { query.bind(":destination", destination); };
    static const QString kAdd = QStringLiteral(
        "INSERT INTO routes (store_id, events, destination, transform, from_position, "
        "to_position, created_at, allow_private) "
        "SELECT 1, '*', :destination, '', 0, 0, 0, 1 WHERE NOT EXISTS "
        "(SELECT 1 FROM routes WHERE destination = :destination)");
    static const QString kCount =
        QStringLiteral("UPDATE shop SET routes_version = routes_version + 1");
    static const QString kFind = QStringLiteral(
        "SELECT max(route_id) AS route_id FROM routes WHERE destination = :destination");
    orFatal(database.execute(kAdd, bind));
    orFatal(database.run(kCount));
    qint64 routeId = 0;
    orFatal(database.readRow(kFind, bind, [&](Query& row) { routeId = row.integer("route_id"); }));
    return routeId;
}

}  // namespace countertop
