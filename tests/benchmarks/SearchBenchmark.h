// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/Race.h"

namespace countertop {

/// The till's search over 100,000 products, as a clerk types or scans. One race per kind of term
/// against a plain statement that scans every product. CAT-2 requires the first rows within 50 ms,
/// that is, 20 searches a second.
[[nodiscard]] QList<Race> searchesOn(Dialect dialect);

}  // namespace countertop
