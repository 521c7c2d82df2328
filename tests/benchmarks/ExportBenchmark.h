// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// P15: exporting a range of 100,000 orders in the middle of 300,000 against ten exports of ranges
/// of 10,000, both by time and sorted by total: the cost per order must be the same.
[[nodiscard]] QList<Race> exportsOn(Dialect dialect);

}  // namespace countertop
