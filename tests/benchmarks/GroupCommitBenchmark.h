// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// P6: the sales of P5 by eight concurrent callers, which share durable commits, against the C
/// program that commits each sale durably on its own.
[[nodiscard]] Race groupCommitOnSqlite();

/// One caller of the processor against a direct caller of the command bus: a lone command must not
/// wait for others to share its commit.
[[nodiscard]] Race loneCommandOnSqlite();

}  // namespace countertop
