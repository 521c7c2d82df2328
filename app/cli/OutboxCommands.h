// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// outbox list, show, retry, discard, run.
[[nodiscard]] QList<CliCommand> outboxCommands();

}  // namespace countertop::cli
