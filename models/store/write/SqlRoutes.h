// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// The active routes, oldest first.
[[nodiscard]] Result<QList<Route>> activeRoutes(Database& database, qint64 storeId = 1);

}  // namespace countertop
