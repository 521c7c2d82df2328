// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderList.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// A filter's conditions on the orders table. INVALID_INPUT for texts that are not days.
[[nodiscard]] Result<Conditions> orderConditions(Dialect dialect, qint64 storeId,
                                                 const OrderFilter& filter);

/// Binds the filter's payment days, :money_from and :money_to, if it has any.
void addPaymentDays(Conditions& conditions, const OrderFilter& filter);

/// Whether the day counters suffice for the filter: it has no customer and no search.
[[nodiscard]] bool isCounted(const OrderFilter& filter);

/// The same conditions on the day counters, for a filter for which isCounted() is true.
[[nodiscard]] Conditions counterConditions(qint64 storeId, const OrderFilter& filter);

}  // namespace countertop
