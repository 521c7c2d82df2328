// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/AuditMiddleware.h"

#include "models/commands/Write.h"
#include "models/commands/middleware/RetryMiddleware.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logAudit, "countertop.audit", QtInfoMsg)

}  // namespace

Result<CommandResult> AuditMiddleware::run(const Command& command, CommandContext& context,
                                           const Next& next) {
    Result<CommandResult> result = next(command, context);
    if (result) {
        context.audited = true;
        return result;
    }
    // The bus records the error if this was the last attempt.
    if (mayTryAgain(result.error(), command)) return result;
    if (result.error().reason == kFileHeld) {
        context.audited = true;
        return result;
    }
    const auto recorded = m_store.audit(recordOf(command, context, m_clock.now()),
                                        metadataOf(context), result.error());
    context.audited = recorded.has_value();
    if (!recorded) qCWarning(logAudit) << "No audit row:" << recorded.error().detail;
    return result;
}

}  // namespace countertop
