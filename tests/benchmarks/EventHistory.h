// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/SaleScript.h"

namespace countertop {

/// Gives a shop a long history: one day of real trade through the command bus (sales over the
/// counter, orders shipped, cancelled and refunded, customers), then the same event streams for
/// each further day, with their own ids, numbers, days and hash chains, written in bulk. Only the
/// events of the later days are written; a rebuild fills the tables.
class EventHistory {
public:
    /// `shop` is new. Writes at least `events` events and returns their number.
    [[nodiscard]] static qint64 fill(const TestShop& shop, qint64 events);
};

}  // namespace countertop
