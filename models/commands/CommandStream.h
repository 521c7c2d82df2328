// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// The stream a command changes. Routes and deliveries, which are no streams, have one name each,
/// so that commands about them keep their order too.
[[nodiscard]] QString streamOf(const Command& command);

/// Which of so many shards a stream belongs to: FNV-1a over its UTF-8, the same in every process
/// and on every machine. At least one shard.
[[nodiscard]] int shardOf(const QString& streamId, int shards);

}  // namespace countertop
