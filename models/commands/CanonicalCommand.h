// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// The command with every text it would store in the one form texts are kept in, see
/// models/core/TextForm.h. SKUs that only refer to a product stay as given: a product of an older
/// version may be known by another form, and who looks one up tries the canonical form too. Pure.
[[nodiscard]] Command canonicalCommand(Command command);

}  // namespace countertop
