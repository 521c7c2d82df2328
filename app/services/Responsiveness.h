// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/store/connection/DatabaseUrl.h"

namespace countertop {

/// Milliseconds. The clerk is told about a shop that has not responded for longer.
inline constexpr int kReportUnresponsiveAfterMs = 5000;

/// The error to report then: TIMEOUT. Thread-safe.
[[nodiscard]] Error unresponsive(Dialect dialect);

}  // namespace countertop
