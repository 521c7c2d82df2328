// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/WriteBatch.h"

namespace countertop {

/// What one shard works with: a command bus over a connection of its own. Made, used and destroyed
/// on the shard's thread.
class ShardSession {
public:
    virtual ~ShardSession() = default;
    [[nodiscard]] virtual CommandBus& bus() = 0;
    /// Where several commands can share one durable commit; null where each has its own.
    [[nodiscard]] virtual WriteBatch* batch() = 0;
    /// After a batch was given up: what was read within it may never have been stored.
    virtual void forget() = 0;
    /// Small work for quiet moments: called now and then while nothing waits.
    virtual void runMaintenance() {}
};

}  // namespace countertop
