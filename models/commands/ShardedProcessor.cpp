// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/ShardedProcessor.h"

#include "models/commands/CommandStream.h"

#include <algorithm>

namespace countertop {

ShardedProcessor::ShardedProcessor(const CommandShard::SessionFactory& factory,
                                   const Options& options) {
    for (int shard = 0; shard < std::max(options.shards, 1); ++shard) {
        m_shards.push_back(std::make_unique<CommandShard>(factory, options.limits));
    }
}

void ShardedProcessor::open() {
    for (const auto& shard : m_shards) shard->open();
}

Result<PendingCommand> ShardedProcessor::send(CommandRequest request,
                                              PendingCommand::Answer answer) {
    const int shard = shardOf(streamOf(request.command), shards());
    const PendingCommand pending(std::move(request), std::move(answer));
    if (auto accepted = m_shards[static_cast<std::size_t>(shard)]->accept(pending); !accepted) {
        return fail(accepted.error());
    }
    return pending;
}

Result<CommandResult> ShardedProcessor::sendAndWait(CommandRequest request,
                                                    std::chrono::milliseconds timeout) {
    const auto pending = send(std::move(request));
    if (!pending) return fail(pending.error());
    if (!pending->waitFor(timeout) && pending->cancel()) {
        Error error = makeError(
            ErrorCode::Timeout,
            QStringLiteral("Too much was waiting; it was not begun and nothing was changed"),
            QStringLiteral("not_begun_in_time"));
        error.transient = true;
        return fail(std::move(error));
    }
    return pending->wait();
}

Result<void> ShardedProcessor::shutDown(std::chrono::milliseconds limit) {
    if (m_shutDown.exchange(true)) {
        return fail(ErrorCode::ShuttingDown, QStringLiteral("It is already shutting down"),
                    QStringLiteral("already_shutting_down"));
    }
    const auto until = std::chrono::steady_clock::now() + limit;
    for (const auto& shard : m_shards) shard->close();
    for (const auto& shard : m_shards) {
        if (shard->waitUntilIdle(until)) continue;
        return fail(
            ErrorCode::Timeout,
            QStringLiteral("Commands are still being carried out after %1 ms").arg(limit.count()),
            QStringLiteral("shutdown_too_slow"));
    }
    return {};
}

CommandShard::Counts ShardedProcessor::counts() const {
    CommandShard::Counts sum;
    for (const auto& shard : m_shards) {
        const CommandShard::Counts counts = shard->counts();
        sum.answered += counts.answered;
        sum.sharedCommits += counts.sharedCommits;
        sum.givenUp += counts.givenUp;
        sum.waiting += counts.waiting;
    }
    return sum;
}

}  // namespace countertop
