// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// The command with every text it would store in canonical form, see models/core/TextForm.h. SKUs
/// that only refer to a product stay as given: an older version may have stored the product under
/// another form, so lookups try both the given and the canonical form. Pure.
[[nodiscard]] Command canonicalCommand(Command command);

}  // namespace countertop
