// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/RecoveryMiddleware.h"

#include <exception>

namespace countertop {

namespace {

Error crashed(const CommandContext& context, const QString& what) {
    return makeError(ErrorCode::Storage,
                     QStringLiteral("%1 failed unexpectedly: %2").arg(context.type, what),
                     QStringLiteral("unexpected"), {{QStringLiteral("command"), context.type}});
}

}  // namespace

Result<CommandResult> RecoveryMiddleware::run(const Command& command, CommandContext& context,
                                              const Next& next) {
    try {
        return next(command, context);
    } catch (const std::exception& problem) {
        return fail(crashed(context, QString::fromUtf8(problem.what())));
    } catch (...) {
        return fail(crashed(context, QStringLiteral("unknown exception")));
    }
}

}  // namespace countertop
