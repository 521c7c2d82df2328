// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P12: rebuilds all projections from about `events` events. The limit is
/// the same result computed from the same events by the database itself (see
/// ComputedTables), which is compared with ours row by row. Also reports how
/// long a plain copy of the finished tables takes, which reads no event.
[[nodiscard]] Race rebuildOn(Dialect dialect, qint64 events);

}  // namespace countertop
