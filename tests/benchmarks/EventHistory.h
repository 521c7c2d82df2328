// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/SaleScript.h"

namespace countertop {

/// A long past for a shop: one day of real trade through the command bus (sales over the counter,
/// orders shipped, cancelled and refunded, customers), then the same streams of events again for
/// each further day, with ids, numbers, days and hash chains of their own, written in bulk. Only
/// the events are written then; the tables come by a rebuild.
class EventHistory {
public:
    /// `shop` is new. Answers how many events there are when there are at least `events`.
    [[nodiscard]] static qint64 fill(const TestShop& shop, qint64 events);
};

}  // namespace countertop
