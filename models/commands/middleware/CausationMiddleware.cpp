// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/CausationMiddleware.h"

namespace countertop {

Result<CommandResult> CausationMiddleware::run(const Command& command, CommandContext& context,
                                               const Next& next) {
    if (context.origin.causationId.isEmpty()) {
        context.origin.causationId = context.commandId.text();
    }
    return next(command, context);
}

}  // namespace countertop
