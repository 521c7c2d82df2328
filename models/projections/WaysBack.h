// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

namespace countertop {

/// The ways an order's money can go back and the most by each, the one it is taken from first in
/// front: those it was paid in, and, where the gateway's refund was given up, the counter's ways
/// too. Pure.
[[nodiscard]] QList<PaidWay> waysBack(const OrderDetails& order);

}  // namespace countertop
