// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

namespace countertop {

/// Whether the shop may come back by itself: a server restarts, a file is busy. A shop that is
/// damaged, of a newer version, gone, or refused (a password, a permission, a full disk) needs a
/// person.
[[nodiscard]] inline bool mayPass(const Error& error) {
    switch (error.code) {
        case ErrorCode::Damaged:
        case ErrorCode::NewerDatabase:
        case ErrorCode::NotFound:
            return false;
        case ErrorCode::Network:
        case ErrorCode::Storage:
            return error.transient;
        default:
            return true;
    }
}

/// Whether a long run waits for its shop instead of ending. If the shop was open, the run waits as
/// long as it may come back; if it could not be opened, only when its file is busy.
[[nodiscard]] inline bool isWorthWaiting(const Error& error, bool wasOpen) {
    if (!mayPass(error)) return false;
    return wasOpen || (error.transient && error.code != ErrorCode::Network);
}

}  // namespace countertop
