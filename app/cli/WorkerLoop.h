// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "workers/ForegroundRun.h"

namespace countertop {
class CancelSignal;
}

namespace countertop::cli {

/// The option that bounds such a run, and what it says.
[[nodiscard]] CliOption runTimeOption();
/// Milliseconds; 0 without the option.
[[nodiscard]] CliResult<qint64> runTimeOf(const CliArguments& arguments);

/// Carries a run out on an event loop until it ends by itself or Ctrl-C asks for it.
void carryOut(CliRun& run, ForegroundRun& work, const CancelSignal& cancel);

}  // namespace countertop::cli
