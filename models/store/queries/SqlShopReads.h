// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopReads.h"
#include "models/store/queries/ActivityQueries.h"
#include "models/store/queries/CatalogueQueries.h"
#include "models/store/queries/DeliveryQueries.h"
#include "models/store/queries/OrderQueries.h"
#include "models/store/queries/ProcessQueries.h"
#include "models/store/queries/RevenueQueries.h"

namespace countertop {

/// All read interfaces of one store of a database. Lives on the database's thread.
struct SqlShopReads {
    explicit SqlShopReads(Database& database, qint64 storeId = 1)
        : orders(database, storeId),
          catalogue(database, storeId),
          revenue(database, storeId),
          deliveries(database, storeId),
          activity(database, storeId),
          processes(database, storeId) {}

    /// The interfaces, for callers that do not depend on the database; must not outlive this.
    [[nodiscard]] ShopReads all() {
        return {orders, catalogue, revenue, deliveries, activity, processes};
    }

    OrderQueries orders;
    CatalogueQueries catalogue;
    RevenueQueries revenue;
    DeliveryQueries deliveries;
    ActivityQueries activity;
    ProcessQueries processes;
};

}  // namespace countertop
