// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// orders list, show, export.
[[nodiscard]] QList<CliCommand> orderListCommands();

}  // namespace countertop::cli
