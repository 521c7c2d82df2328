// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Error.h"

namespace countertop {

/// Every problem of a command that can be found without reading data; empty when it is valid.
[[nodiscard]] QList<FieldProblem> validate(const Command& command);

}  // namespace countertop
