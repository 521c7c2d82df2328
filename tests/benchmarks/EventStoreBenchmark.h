// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// P11 on SQLite, synchronous=FULL: one durable append of `events` events to a growing stream
/// against the raw inserts of the same rows.
[[nodiscard]] Race appendOnSqlite(int events);

/// P11: loading an order of 10,000 events from its snapshot against replaying all of them; the
/// median load time from the snapshot is noted in microseconds (target: at most 2,000).
[[nodiscard]] Race loadFromSnapshot();

}  // namespace countertop
