// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/KeysInFlight.h"
#include "workers/outbox/OutboxWorker.h"

namespace countertop {

/// Opens what writes messages to customers, for an outbox worker; clock and keys must outlive it.
[[nodiscard]] OutboxWorker::SourceFactory customerMessages(const DatabaseUrl& url,
                                                           const Clock& clock, KeysInFlight& keys);

}  // namespace countertop
