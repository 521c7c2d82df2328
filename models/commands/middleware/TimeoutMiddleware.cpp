// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/TimeoutMiddleware.h"

namespace countertop {

Result<CommandResult> TimeoutMiddleware::run(const Command& command, CommandContext& context,
                                             const Next& next) {
    context.deadline = m_clock.now() + m_milliseconds;
    Result<CommandResult> result = next(command, context);
    const bool late = m_clock.now() > context.deadline;
    if (result || !late || !result.error().transient || result.error().outcomeUnknown) {
        return result;
    }
    return fail(ErrorCode::Timeout,
                QStringLiteral("This took too long and was given up; nothing was changed"),
                QStringLiteral("timeout"));
}

}  // namespace countertop
