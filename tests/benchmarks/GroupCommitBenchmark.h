// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// P6: the sales of P5 by eight callers at once, which share durable commits, against the C program
/// that makes each sale durable by itself.
[[nodiscard]] Race groupCommitOnSqlite();

/// One caller of the processor against one that uses the command bus directly: a lone command must
/// not wait for others to share its commit.
[[nodiscard]] Race loneCommandOnSqlite();

}  // namespace countertop
