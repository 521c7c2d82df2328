// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

namespace countertop {

/// Makes several commands durable together. A begin() inside a batch starts an inner one that can
/// be rolled back alone. Used on the thread of its command bus.
class WriteBatch {
public:
    virtual ~WriteBatch() = default;
    virtual Result<void> begin() = 0;
    /// Ends the innermost batch. After a transient error nothing of the outermost batch is
    /// reliable: roll it back and run it again.
    virtual Result<void> commit() = 0;
    /// Rolls back the innermost batch.
    virtual void rollback() = 0;
};

}  // namespace countertop
