// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/store/connection/DatabaseUrl.h"

namespace countertop {

/// A shop that has not answered for longer, in milliseconds, is told to the clerk.
inline constexpr int kTellUnresponsiveAfterMs = 5000;

/// What is told of it: TIMEOUT. Safe from any thread.
[[nodiscard]] Error unresponsive(Dialect dialect);

}  // namespace countertop
