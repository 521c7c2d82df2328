// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P12: all projections made anew from about so many events. The limit is the same result computed
/// from the same events by the database itself (see ComputedTables) and compared with ours row by
/// row; how long a mere copy of the finished tables takes, which reads no event, is told as well.
[[nodiscard]] Race rebuildOn(Dialect dialect, qint64 events);

}  // namespace countertop
