// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandContext.h"
#include "models/core/Result.h"

#include <functional>

namespace countertop {

/// One step around the handling of every command. It calls `next` (repeatedly, for retries) or
/// returns a result itself, which skips the rest.
class Middleware {
public:
    using Next = std::function<Result<CommandResult>(const Command&, CommandContext&)>;

    virtual ~Middleware() = default;
    /// The step's name as the product documents list it, for example "idempotency".
    [[nodiscard]] virtual QString name() const = 0;
    virtual Result<CommandResult> run(const Command& command, CommandContext& context,
                                      const Next& next) = 0;
};

}  // namespace countertop
