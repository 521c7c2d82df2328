// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// The active routes, oldest first.
[[nodiscard]] Result<QList<Route>> activeRoutes(Database& database, qint64 storeId = 1);

struct RouteVersion {
    Route route;
    bool isActive = false;  ///< takes new events
};
/// Every route there ever was, oldest first: an edited one in each of its versions.
[[nodiscard]] Result<QList<RouteVersion>> everyRoute(Database& database, qint64 storeId = 1);
/// Grows with every change of a route; -1 without a shop.
[[nodiscard]] Result<qint64> routesVersion(Database& database, qint64 storeId = 1);

/// The route in a row that has all of its columns.
[[nodiscard]] Route routeFrom(Query& row);

}  // namespace countertop
