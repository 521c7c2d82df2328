// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandShard.h"

#include <vector>

namespace countertop {

/// Accepts commands from any number of callers and runs them on a few threads: those of one stream
/// in the order sent, those of different streams in parallel. A caller never blocks for room in a
/// queue: a full queue is an error at once. Every accepted command is answered, also during
/// shutdown. Thread-safe.
class ShardedProcessor {
public:
    struct Options {
        int shards = 4;  ///< at least 1; SQLite has one writing connection and so one shard
        CommandShard::Limits limits;  ///< of each shard
    };
    static constexpr std::chrono::milliseconds kNoLimit = std::chrono::hours(24 * 365);

    /// The factory is called on each shard's thread for its first command. Its error is returned to
    /// the waiting commands, and the next command calls it again.
    ShardedProcessor(const CommandShard::SessionFactory& factory, const Options& options);
    /// Runs and answers the accepted commands first.
    ~ShardedProcessor() = default;
    Q_DISABLE_COPY_MOVE(ShardedProcessor)

    /// Opens the sessions now instead of with the first commands; no effect on open ones.
    void open();
    /// `answer`, if any, is called on the shard's thread, or on the one calling cancel(). It must
    /// not wait for other commands. QUEUE_FULL (transient) and SHUTTING_DOWN: it will never run.
    [[nodiscard]] Result<PendingCommand> send(CommandRequest request,
                                              PendingCommand::Answer answer = {});
    /// TIMEOUT when the command has not begun after `timeout`; it never will. Once it has begun,
    /// this waits for its outcome.
    Result<CommandResult> sendAndWait(CommandRequest request,
                                      std::chrono::milliseconds timeout = kNoLimit);

    /// Accepts no more commands and waits until the accepted ones are answered. TIMEOUT when that
    /// takes longer than the limit; they still run to the end. SHUTTING_DOWN when called before.
    Result<void> shutDown(std::chrono::milliseconds limit);

    [[nodiscard]] int shards() const { return static_cast<int>(m_shards.size()); }
    /// The sums over all shards.
    [[nodiscard]] CommandShard::Counts counts() const;

private:
    std::vector<std::unique_ptr<CommandShard>> m_shards;
    std::atomic<bool> m_shutDown = false;
};

}  // namespace countertop
