// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop {

/// The options that every sub-command accepts.
[[nodiscard]] const QList<CliOption>& globalOptions();

/// The help text of one command, with its options.
[[nodiscard]] QString helpOf(const CliCommand& command);

/// One line for each command of one group, or of all.
[[nodiscard]] QString helpOf(const QList<CliCommand>& commands, const QString& group);

/// "countertop-cli orders add-line ID SKU=QTY [--price 9.99]"
[[nodiscard]] QString synopsis(const CliCommand& command);

}  // namespace countertop
