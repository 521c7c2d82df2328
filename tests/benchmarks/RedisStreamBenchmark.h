// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/Race.h"

namespace countertop {

/// P10: messages delivered to a Redis stream by the publisher, as the outbox worker uses it,
/// against redis-benchmark with a pipeline of XADD commands of the same size on the same server.
[[nodiscard]] Race redisStreamSink();

/// The same with the whole worker: claimed from a PostgreSQL outbox, delivered and acknowledged.
[[nodiscard]] Race redisStreamOutbox();

}  // namespace countertop
