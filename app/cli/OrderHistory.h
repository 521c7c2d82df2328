// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/projections/ShopQueries.h"

namespace countertop {

/// Up to where an order's history is read: a version, or an instant.
struct OrderMoment {
    std::optional<qint64> version;
    std::optional<Timestamp> time;
};

/// The order as it was then, folded from its events alone. NOT_FOUND when it did not exist yet or
/// has no such version.
[[nodiscard]] Result<OrderDetails> orderAt(EventStore& events, const OrderId& orderId,
                                           const OrderMoment& moment);

}  // namespace countertop
