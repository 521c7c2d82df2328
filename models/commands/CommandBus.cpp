// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandBus.h"

#include "models/commands/CanonicalCommand.h"
#include "models/commands/Write.h"
#include "models/commands/middleware/RetryMiddleware.h"

#include <QStringList>

namespace countertop {

CommandBus::CommandBus(const Clock& clock, IdSource& ids, Chain chain)
    : m_clock(clock),
      m_ids(ids),
      m_middleware(std::move(chain)),
      m_run([this](const Command& command, CommandContext& context) {
          return callHandler(command, context);
      }) {
    // Built from the inside out: each step owns the rest of the chain.
    for (auto step = m_middleware.rbegin(); step != m_middleware.rend(); ++step) {
        m_run = [middleware = step->get(), next = std::move(m_run)](const Command& command,
                                                                    CommandContext& context) {
            return middleware->run(command, context, next);
        };
    }
}

QStringList CommandBus::middlewareNames() const {
    QStringList names;
    for (const auto& middleware : m_middleware) names.append(middleware->name());
    return names;
}

Result<CommandResult> CommandBus::dispatch(const Command& given, const Intent& intent,
                                           const CommandOrigin& origin, bool mayWait) {
    const Command command = canonicalCommand(given);
    CommandContext context;
    context.mayWait = mayWait;
    context.ids = &m_ids;
    context.commandId = CommandId(m_ids.next());
    context.intent = intent.key.isEmpty() ? Intent::fresh() : intent;
    context.origin = origin;
    context.type = commandType(command);
    context.at = origin.at.value_or(m_clock.now());
    context.content = toJsonText(command);
    context.fingerprint = fingerprintOf(context.type, context.content);
    Result<CommandResult> result = m_run(command, context);
    const bool comesAgain = !mayWait && !result && isForLater(result.error(), command);
    if (!result && !context.audited && !comesAgain && m_audit) {
        // Return the command's own error even when the audit row cannot be written.
        const auto recorded = m_audit->audit(recordOf(command, context, m_clock.now()),
                                             metadataOf(context), result.error());
        Q_UNUSED(recorded)
    }
    return result;
}

Result<CommandResult> CommandBus::callHandler(const Command& command, CommandContext& context) {
    const Handler& handler = m_handlers[command.index()];
    if (!handler) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("Nothing here handles %1").arg(context.type),
                    QStringLiteral("unknown_command"));
    }
    return handler(command, context);
}

}  // namespace countertop
