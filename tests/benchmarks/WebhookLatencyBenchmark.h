// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"
#include "tests/benchmarks/LatencyRace.h"

namespace countertop {

/// P8: from the commit of a sale until its webhook is received, one at a time, through the parts of
/// the window, against a bare POST to the same receiver.
[[nodiscard]] LatencyRace webhookLatencyOn(Dialect dialect);

/// The same with a worker in another program, which the PostgreSQL server notifies.
[[nodiscard]] LatencyRace noticedWebhookLatency();

}  // namespace countertop
