// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

namespace countertop {

/// The methods by which an order's money can be refunded and the most by each, in the order they
/// are used: those it was paid by and, where the gateway's refund was given up, the counter's
/// methods too. Pure.
[[nodiscard]] QList<PaidMethod> refundMethods(const OrderDetails& order);

}  // namespace countertop
