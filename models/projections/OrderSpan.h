// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"

#include <QList>

namespace countertop {

/// An order around a stretch of the feed: the states its first event there met and its last one
/// left.
struct OrderSpan {
    OrderId orderId;
    Order before;
    Order after;
};

using OrderSpans = QList<OrderSpan>;

}  // namespace countertop
