// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P9: sales at one till while the outbox worker delivers the messages about them, woken by each
/// sale, against sales without a worker. `minutes` have a figure each; without them, six figures of
/// ten seconds.
[[nodiscard]] Race placeWhileDrainingOn(Dialect dialect, int minutes);

}  // namespace countertop
