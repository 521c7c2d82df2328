// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// routes list, add, remove.
[[nodiscard]] QList<CliCommand> routeCommands();

}  // namespace countertop::cli
