// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P12: all projections made anew from about so many events, against copying the finished tables
/// by INSERT … SELECT into empty twins with the same indexes.
[[nodiscard]] Race rebuildOn(Dialect dialect, int events);

}  // namespace countertop
