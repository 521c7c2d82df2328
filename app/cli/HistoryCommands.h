// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// history import.
[[nodiscard]] QList<CliCommand> historyCommands();

}  // namespace countertop::cli
