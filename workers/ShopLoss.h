// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

namespace countertop {

/// Whether a long run waits for its shop to come back instead of ending. One that was open does,
/// unless it is damaged; one that could not be opened only when a file is busy.
[[nodiscard]] inline bool isWorthWaiting(const Error& error, bool wasOpen) {
    if (error.code == ErrorCode::Damaged) return false;
    return wasOpen || (error.transient && error.code != ErrorCode::Network);
}

}  // namespace countertop
