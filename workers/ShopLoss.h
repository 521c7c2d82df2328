// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

namespace countertop {

/// Whether the shop may be back by itself: a server that restarts, a file that is busy. What is
/// damaged, of a newer version, gone, or refused (a password, a right, a full disk) needs a person.
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

/// Whether a long run waits for its shop to come back instead of ending. One that was open does as
/// long as it may come back; one that could not be opened only when a file is busy.
[[nodiscard]] inline bool isWorthWaiting(const Error& error, bool wasOpen) {
    if (!mayPass(error)) return false;
    return wasOpen || (error.transient && error.code != ErrorCode::Network);
}

}  // namespace countertop
