// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderList.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// The conditions on the orders table that a filter means. INVALID_INPUT for days that are none.
[[nodiscard]] Result<Conditions> orderConditions(Dialect dialect, qint64 storeId,
                                                 const OrderFilter& filter);

/// Binds the filter's days of money, :money_from and :money_to, where it has some.
void addMoneyDays(Conditions& conditions, const OrderFilter& filter);

/// True when the day counters alone can answer for the filter: it has no customer and no search.
[[nodiscard]] bool isCounted(const OrderFilter& filter);

/// The same conditions on the day counters, for a filter that isCounted.
[[nodiscard]] Conditions counterConditions(qint64 storeId, const OrderFilter& filter);

}  // namespace countertop
