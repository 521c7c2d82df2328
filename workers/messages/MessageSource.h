// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QtGlobal>

namespace countertop {

/// Makes messages out of what has happened, for the outbox to deliver. Lives on the outbox worker's
/// thread.
class MessageSource {
public:
    virtual ~MessageSource() = default;

    /// Handles the next events, a limited number, and returns how many. An error loses none: call
    /// it again later.
    virtual Result<qsizetype> step() = 0;
};

}  // namespace countertop
