// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"

#include <QByteArray>

namespace countertop {

/// The version of the form in which orderStateText() writes an order. Raise it with every change of
/// Order or of its fold: snapshots of another version are not used but made again.
inline constexpr int kOrderStateVersion = 5;

/// An order's whole state as JSON text. Pure, from any thread.
[[nodiscard]] QByteArray orderStateText(const Order& order);

/// Back again: orderFromStateText(orderStateText(order)) == order. DAMAGED when the text is no JSON
/// object or a word in it is unknown.
[[nodiscard]] Result<Order> orderFromStateText(const QByteArray& text);

}  // namespace countertop
