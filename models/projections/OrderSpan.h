// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"

#include <QList>

namespace countertop {

/// An order over a stretch of the feed: its state before its first event there and after its
/// last.
struct OrderSpan {
    OrderId orderId;
    Order before;
    Order after;
};

using OrderSpans = QList<OrderSpan>;

}  // namespace countertop
