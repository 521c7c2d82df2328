// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// products add, list, show, receive.
[[nodiscard]] QList<CliCommand> productCommands();

}  // namespace countertop::cli
