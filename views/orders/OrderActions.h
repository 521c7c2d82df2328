// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// What may be asked of an order in the state its row shows. The domain decides in the end; this
/// only keeps buttons from promising what would be refused.
struct OrderActions {
    bool canPay = false;
    bool canShip = false;
    bool canCancel = false;
    bool canRefund = false;

    bool operator==(const OrderActions&) const = default;
};

[[nodiscard]] OrderActions actionsFor(const OrderRow& row);

}  // namespace countertop
