// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// How many sagas have which status.
CliResult<> printSagaCounts(CliRun& run);

/// Carries sagas on in the foreground, with the gateways that the options or the shop's settings
/// name at the time.
[[nodiscard]] CliCommand sagaRunCommand();

}  // namespace countertop::cli
