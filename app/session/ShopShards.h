// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"
#include "models/commands/ShardedProcessor.h"

namespace countertop {

/// A session as a shard works with it.
[[nodiscard]] std::unique_ptr<ShardSession> shardOf(std::unique_ptr<ShopSession> session);

/// Opens a session for each shard of a processor. On SQLite its commands share commits. PostgreSQL
/// shares the flush of concurrent commits itself, and a transaction of several writes would take
/// its locks out of the order that keeps tills from deadlocks; there each command has its own.
/// `clock` and `keys` must outlive the processor. In a process whose window has a session already,
/// give the role Worker: of a process's connections to SQLite only one may checkpoint.
[[nodiscard]] CommandShard::SessionFactory shopShards(const DatabaseUrl& url, const Clock& clock,
                                                      KeysInFlight& keys,
                                                      const SessionOptions& options = {});

/// One shard on SQLite, which has one writing connection for each process; four on PostgreSQL.
[[nodiscard]] ShardedProcessor::Options shardOptions(const DatabaseUrl& url);

}  // namespace countertop
