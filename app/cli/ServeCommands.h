// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// serve, token.
[[nodiscard]] QList<CliCommand> serveCommands();

}  // namespace countertop::cli
