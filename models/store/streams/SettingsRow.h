// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// The shop's settings row; NOT_FOUND "no_shop" when there is none.
[[nodiscard]] Result<ShopSettings> readSettings(Database& database, qint64 storeId = 1);

}  // namespace countertop
