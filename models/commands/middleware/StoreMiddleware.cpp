// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/StoreMiddleware.h"

namespace countertop {

Result<CommandResult> StoreMiddleware::run(const Command& command, CommandContext& context,
                                           const Next& next) {
    context.storeId = m_storeId;
    return next(command, context);
}

}  // namespace countertop
