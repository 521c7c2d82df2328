// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/LoggingMiddleware.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logCommands, "countertop.commands", QtInfoMsg)

}  // namespace

Result<CommandResult> LoggingMiddleware::run(const Command& command, CommandContext& context,
                                             const Next& next) {
    QElapsedTimer timer;
    timer.start();
    const Result<CommandResult> result = next(command, context);
    if (result) {
        qCDebug(logCommands) << context.type << context.intent.key << "done in"
                             << timer.nsecsElapsed() / 1000 << "µs";
    } else {
        qCDebug(logCommands) << context.type << context.intent.key
                             << "refused:" << toText(result.error().code) << result.error().detail;
    }
    return result;
}

}  // namespace countertop
