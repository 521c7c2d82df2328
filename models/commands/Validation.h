// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Error.h"

namespace countertop {

/// Everything wrong with a command that can be seen without reading anything; empty when good.
[[nodiscard]] QList<FieldProblem> validate(const Command& command);

}  // namespace countertop
