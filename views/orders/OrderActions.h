// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// The actions available for an order in its row's state. The domain has the final say; this only
/// keeps buttons from offering what would be refused.
struct OrderActions {
    bool canPay = false;
    bool canShip = false;
    bool canCancel = false;
    bool canRefund = false;

    bool operator==(const OrderActions&) const = default;
};

[[nodiscard]] OrderActions actionsFor(const OrderRow& row);

}  // namespace countertop
