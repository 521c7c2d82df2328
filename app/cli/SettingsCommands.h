// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// settings list, get and set.
[[nodiscard]] QList<CliCommand> settingsCommands();

}  // namespace countertop::cli
