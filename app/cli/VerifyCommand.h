// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// verify.
[[nodiscard]] QList<CliCommand> verifyCommands();

}  // namespace countertop::cli
