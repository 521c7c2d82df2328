// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// The stream a command changes. Routes and deliveries are not streams, but each have one name, so
/// that commands about them keep their order too.
[[nodiscard]] QString streamOf(const Command& command);

/// The shard a stream belongs to: FNV-1a over its UTF-8, the same in every process and on every
/// machine. `shards` is at least 1.
[[nodiscard]] int shardOf(const QString& streamId, int shards);

}  // namespace countertop
