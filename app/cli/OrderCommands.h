// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop::cli {

/// orders place, add-line, submit, confirm, pay, ship, deliver, complete, cancel, refund.
[[nodiscard]] QList<CliCommand> orderCommands();

}  // namespace countertop::cli
