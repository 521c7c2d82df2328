// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/events/OrderReplay.h"
#include "models/projections/EventRow.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/OrderVersion.h"
namespace countertop {

/// An order as it was, and what was left aside to tell so.
struct OrderPast {
    OrderDetails details;
    QStringList warnings;
};

/// The order as it was at a version or an instant, folded from its events alone. Reads only.
/// NOT_FOUND when there is no such order, it has no such version or did not exist yet; DAMAGED when
/// an event cannot be read. On the store's thread.
[[nodiscard]] Result<OrderPast> orderAt(EventStore& events, const OrderId& orderId,
                                        const ReplayOptions& moment);

/// The order as its event of that number left it, and what that event changed. Events of unknown
/// types are left aside. NOT_FOUND and DAMAGED as above; reads no event after that one. On the
/// store's thread.
[[nodiscard]] Result<OrderVersion> orderVersion(EventStore& events, const OrderId& orderId,
                                                qint64 version);

/// A recorded event as lists show it.
[[nodiscard]] EventRow eventRow(const RecordedEvent& event);

}  // namespace countertop
