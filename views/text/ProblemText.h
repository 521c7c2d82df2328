// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QString>

namespace countertop {

/// The problem of one field, in the user's language. A problem without a reason, or whose reason
/// has no sentence, shows its own message.
[[nodiscard]] QString problemText(const FieldProblem& problem);

}  // namespace countertop
