// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// Imports of generated order histories, PostgreSQL against
/// SQLite: the server may take three times as long.
[[nodiscard]] Race importOnBoth();

}  // namespace countertop
