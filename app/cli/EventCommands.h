// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// events list, replay.
[[nodiscard]] QList<CliCommand> eventCommands();

}  // namespace countertop::cli
