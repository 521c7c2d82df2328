// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"

namespace countertop {

/// INVALID_TRANSITION with a sentence about this order: "Order T1-000012 is already cancelled."
/// `sentence` starts with the verb phrase that follows the order's name.
[[nodiscard]] tl::unexpected<Error> refuse(const Order& order, const QString& reason,
                                           const QString& sentence);

/// Refuses when the order does not exist, is a credit note, or is cancelled or expired. Comes
/// before the rules of any single command.
[[nodiscard]] Result<void> requireActive(const Order& order);
/// requireActive, and placed, that is, no longer a draft.
[[nodiscard]] Result<void> mustBePlaced(const Order& order);
/// requireActive, and still a draft.
[[nodiscard]] Result<void> mustBeDraft(const Order& order);
/// Refuses when the order already has events.
[[nodiscard]] Result<void> mustBeNew(const Order& order);

}  // namespace countertop
