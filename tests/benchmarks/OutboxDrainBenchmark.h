// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P7: the outbox worker claims and acknowledges `messages`, at least 8,000, in batches of 100 for
/// a publisher that does nothing, against the fastest program that does the same with equal
/// durability.
[[nodiscard]] Race outboxDrainOn(Dialect dialect, int messages);

}  // namespace countertop
