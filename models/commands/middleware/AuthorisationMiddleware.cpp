// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/AuthorisationMiddleware.h"

namespace countertop {

Result<CommandResult> AuthorisationMiddleware::run(const Command& command, CommandContext& context,
                                                   const Next& next) {
    if (m_rule) {
        if (const auto allowed = m_rule(command, context); !allowed) return fail(allowed.error());
    }
    return next(command, context);
}

}  // namespace countertop
