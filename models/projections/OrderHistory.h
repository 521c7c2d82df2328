// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/events/OrderReplay.h"
#include "models/projections/EventRow.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/OrderVersion.h"
namespace countertop {

/// A past state of an order, with warnings about ignored events.
struct OrderPast {
    OrderDetails details;
    QStringList warnings;
};

/// The order as of a version or an instant, folded from its events alone. Read-only.
/// NOT_FOUND when the order or the version does not exist, or the order did not exist yet; DAMAGED
/// when an event cannot be read. Call it on the store's thread.
[[nodiscard]] Result<OrderPast> orderAt(EventStore& events, const OrderId& orderId,
                                        const ReplayOptions& moment);

/// The order as of that version, and what that version's event changed. Ignores events of unknown
/// types. NOT_FOUND and DAMAGED as above; reads no event after that one. Call it on the store's
/// thread.
[[nodiscard]] Result<OrderVersion> orderVersion(EventStore& events, const OrderId& orderId,
                                                qint64 version);

/// A recorded event as shown in an order's timeline.
[[nodiscard]] TimelineEntry timelineEntry(const RecordedEvent& event);
/// A recorded event as shown in lists.
[[nodiscard]] EventRow eventRow(const RecordedEvent& event);

}  // namespace countertop
