// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// P1 and P5: a till sale of three lines from 10,000 products, written in full (six events, lists,
/// payment, stock movements, outbox message, idempotency record, audit row, day counters), through
/// the whole command bus against the fastest program that writes the same rows equally durably.
[[nodiscard]] Race placeOnSqlite();
[[nodiscard]] Race placeOnPostgresql();

}  // namespace countertop
