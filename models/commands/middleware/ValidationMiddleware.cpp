// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/ValidationMiddleware.h"

#include "models/commands/Validation.h"

namespace countertop {

Result<CommandResult> ValidationMiddleware::run(const Command& command, CommandContext& context,
                                                const Next& next) {
    QList<FieldProblem> problems = validate(command);
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    return next(command, context);
}

}  // namespace countertop
