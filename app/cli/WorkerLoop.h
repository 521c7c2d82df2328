// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "workers/ForegroundRun.h"

namespace countertop {
class CancelSignal;
}

namespace countertop::cli {

/// The option that limits the run time, with its description.
[[nodiscard]] CliOption runTimeOption();
/// Milliseconds; 0 without the option.
[[nodiscard]] CliResult<qint64> runTimeOf(const CliArguments& arguments);

/// Runs `work` on an event loop until it ends by itself or Ctrl-C asks for it.
void carryOut(CliRun& run, ForegroundRun& work, const CancelSignal& cancel);

}  // namespace countertop::cli
