// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"
#include "models/commands/ShardedProcessor.h"

namespace countertop {

/// Wraps a session for use by a shard.
[[nodiscard]] std::unique_ptr<ShardSession> shardOf(std::unique_ptr<ShopSession> session);

/// Opens a session for each shard of a processor. On SQLite, commands share commits. PostgreSQL
/// shares the flush of concurrent commits itself, and a transaction with several writes would break
/// the lock order that keeps tills from deadlocking, so each command gets its own transaction
/// there. `clock` and `keys` must outlive the processor. Use the role Worker in a process whose
/// window already has a session, which keeps the log of a SQLite file short.
[[nodiscard]] CommandShard::SessionFactory shopShards(const DatabaseUrl& url, const Clock& clock,
                                                      KeysInFlight& keys,
                                                      const SessionOptions& options = {});

/// One shard on SQLite, which allows one writing connection per process; four on PostgreSQL.
[[nodiscard]] ShardedProcessor::Options shardOptions(const DatabaseUrl& url);

}  // namespace countertop
