// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

namespace countertop {

/// Adds `waiting` messages to the shop's outbox, three of each order, with bodies as long as those
/// of orders, and a route that made them. Ends the program on failure.
void fillOutbox(const TestShop& shop, int waiting, const QString& destination);

}  // namespace countertop
