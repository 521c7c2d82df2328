// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"

#include <QByteArray>

namespace countertop {

/// Version of the format orderStateText() writes. Raise it with every change of Order or of its
/// fold: snapshots of another version are ignored and rewritten.
inline constexpr int kOrderStateVersion = 6;

/// An order's state as JSON text, without its customer's name: snapshots are not encrypted, the
/// order's first event is. Pure, thread-safe.
[[nodiscard]] QByteArray orderStateText(const Order& order);

/// The inverse: orderFromStateText(orderStateText(order)) == order. DAMAGED when the text is not a
/// JSON object or contains an unknown word.
[[nodiscard]] Result<Order> orderFromStateText(const QByteArray& text);

}  // namespace countertop
