// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// The search of the till over 100,000 products, as a clerk types or scans. A race for each kind of
/// term against one plain statement that looks into every product; CAT-2 asks for the first rows
/// within 50 ms, which are 20 searches a second.
[[nodiscard]] QList<Race> searchesOn(Dialect dialect);

}  // namespace countertop
