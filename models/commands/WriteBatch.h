// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

namespace countertop {

/// Makes several commands durable together: begin() inside a begun batch starts an inner one that
/// can be given up alone. Belongs to the thread of the command bus it is for.
class WriteBatch {
public:
    virtual ~WriteBatch() = default;
    virtual Result<void> begin() = 0;
    /// Ends the innermost batch. A transient error means that nothing of the outermost one may be
    /// relied on: give it up and do it again.
    virtual Result<void> commit() = 0;
    /// Gives the innermost batch up.
    virtual void rollback() = 0;
};

}  // namespace countertop
