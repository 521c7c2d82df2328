// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// Prints the number of sagas by status.
CliResult<> printSagaCounts(CliRun& run);

/// Runs sagas in the foreground, with the gateways that the options or the shop's settings
/// currently name.
[[nodiscard]] CliCommand sagaRunCommand();

}  // namespace countertop::cli
