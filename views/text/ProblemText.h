// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QString>

namespace countertop {

/// What is wrong with one field, in the reader's language. A problem without a reason, or with one
/// that has no sentence, shows its own message.
[[nodiscard]] QString problemText(const FieldProblem& problem);

}  // namespace countertop
