// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// customers add, list.
[[nodiscard]] QList<CliCommand> customerCommands();

}  // namespace countertop::cli
