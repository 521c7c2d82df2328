// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandShard.h"

#include <vector>

namespace countertop {

/// Takes commands from any number of callers and carries them out on a few threads: those of one
/// stream one after another in the order sent, those of different streams side by side. A caller
/// is never made to wait for room: a full queue is told at once. Every accepted command is
/// answered, the shutdown included. Safe from any thread.
class ShardedProcessor {
public:
    struct Options {
        int shards = 4;  ///< at least 1; SQLite has one writing connection and so one shard
        CommandShard::Limits limits;  ///< of each shard
    };
    static constexpr std::chrono::milliseconds kNoLimit = std::chrono::hours(24 * 365);

    /// The factory is called on each shard's thread when its first command comes, and again after
    /// it failed, which its commands are answered with.
    ShardedProcessor(const CommandShard::SessionFactory& factory, const Options& options);
    /// Carries out and answers what was accepted.
    ~ShardedProcessor() = default;
    Q_DISABLE_COPY_MOVE(ShardedProcessor)

    /// Opens the sessions now instead of with the first commands; those that are open stay so.
    void open();
    /// `answer`, if any, is called on the shard's thread, or on that of cancel(); it must not wait
    /// for other commands. QUEUE_FULL (transient) and SHUTTING_DOWN: nothing of it will be done.
    [[nodiscard]] Result<PendingCommand> send(CommandRequest request,
                                              PendingCommand::Answer answer = {});
    /// TIMEOUT when it has not even begun after `patience`: then it never will. Once begun it is
    /// waited for, so that its outcome is known.
    Result<CommandResult> sendAndWait(CommandRequest request,
                                      std::chrono::milliseconds patience = kNoLimit);

    /// Takes no more commands and waits for the answers of those accepted. TIMEOUT when that takes
    /// longer than the limit; they are still carried out. SHUTTING_DOWN when called before.
    Result<void> shutDown(std::chrono::milliseconds limit);

    [[nodiscard]] int shards() const { return static_cast<int>(m_shards.size()); }
    /// Of all shards together.
    [[nodiscard]] CommandShard::Counts counts() const;

private:
    std::vector<std::unique_ptr<CommandShard>> m_shards;
    std::atomic<bool> m_shutDown = false;
};

}  // namespace countertop
