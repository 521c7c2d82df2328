// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"

namespace countertop {

/// The newest `filter.limit` events that match, oldest of them first; `filter.afterPosition` is
/// ignored. Events can only be read forwards, so the place to start is found by halving: some
/// forty short reads in a shop of millions of events. Reader's thread only.
[[nodiscard]] Result<QList<EventRow>> newestEvents(ShopQueries& queries, EventFilter filter);

}  // namespace countertop
