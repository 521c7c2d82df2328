// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/CorrelationMiddleware.h"

namespace countertop {

Result<CommandResult> CorrelationMiddleware::run(const Command& command, CommandContext& context,
                                                 const Next& next) {
    if (context.origin.correlationId.isEmpty()) context.origin.correlationId = context.ids->next();
    return next(command, context);
}

}  // namespace countertop
