// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// list, show, retry, resume, compensate and run of sagas.
[[nodiscard]] QList<CliCommand> sagaCommands();

/// How many sagas have which status.
CliResult<> printSagaCounts(CliRun& run);

}  // namespace countertop::cli
