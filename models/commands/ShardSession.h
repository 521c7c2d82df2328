// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/WriteBatch.h"

namespace countertop {

/// The resources of one shard: a command bus over its own connection. Created, used and destroyed
/// on the shard's thread.
class ShardSession {
public:
    virtual ~ShardSession() = default;
    [[nodiscard]] virtual CommandBus& bus() = 0;
    /// Lets several commands share one durable commit; null where each has its own.
    [[nodiscard]] virtual WriteBatch* batch() = 0;
    /// Drops cached data after a batch was rolled back: it may contain rows that were not stored.
    virtual void forget() = 0;
    /// Small maintenance work; called now and then while no commands wait.
    virtual void runMaintenance() {}
};

}  // namespace countertop
