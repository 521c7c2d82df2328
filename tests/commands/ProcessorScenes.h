// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/ShardedProcessor.h"
#include "tests/commands/FakeShardSession.h"

#include <latch>

namespace countertop {

/// A gate that blocks a handler.
struct Gate {
    std::latch reached{1};
    std::latch open{1};
    void pass() {
        reached.count_down();
        open.wait();
    }
};

inline CommandShard::SessionFactory sessions(FakeShardSession::Handler handler) {
    return [handler]() -> Result<std::unique_ptr<ShardSession>> {
        return std::make_unique<FakeShardSession>(handler, nullptr);
    };
}

inline ShardedProcessor::Options shards(int count, std::size_t queue = 1000) {
    ShardedProcessor::Options options;
    options.shards = count;
    options.limits.queue = queue;
    return options;
}

inline PendingCommand mustSend(ShardedProcessor& processor, CommandRequest command) {
    auto sent = processor.send(std::move(command));
    if (!sent) qFatal("%s", qUtf8Printable(sent.error().detail));
    return *sent;
}

}  // namespace countertop
