// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// revenue.
[[nodiscard]] QList<CliCommand> revenueCommands();

}  // namespace countertop::cli
