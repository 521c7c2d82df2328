// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// projections list, rebuild, restart, pause, resume.
[[nodiscard]] QList<CliCommand> projectionCommands();

}  // namespace countertop::cli
