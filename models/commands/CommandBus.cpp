// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandBus.h"

#include "models/commands/CanonicalCommand.h"
#include "models/commands/Write.h"
#include "models/commands/middleware/RetryMiddleware.h"

#include <QStringList>

namespace countertop {

CommandBus::CommandBus(const Clock& clock, IdSource& ids) : m_clock(clock), m_ids(ids) {}

void CommandBus::use(std::unique_ptr<Middleware> middleware) {
    m_middleware.push_back(std::move(middleware));
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
    Result<CommandResult> result = runFrom(0, command, context);
    const bool comesAgain = !mayWait && !result && isForLater(result.error(), command);
    if (!result && !context.audited && !comesAgain && m_audit) {
        // The caller's answer stays the command's own, whatever becomes of the audit row.
        const auto recorded = m_audit->audit(recordOf(command, context, m_clock.now()),
                                             metadataOf(context), result.error());
        Q_UNUSED(recorded)
    }
    if (result && !result->replayed) {
        for (const Listener& listener : m_listeners) listener(command, *result);
    }
    return result;
}

Result<CommandResult> CommandBus::runFrom(std::size_t step, const Command& command,
                                          CommandContext& context) {
    if (step < m_middleware.size()) {
        return m_middleware[step]->run(
            command, context, [this, step](const Command& inner, CommandContext& innerContext) {
                return runFrom(step + 1, inner, innerContext);
            });
    }
    const Handler& handler = m_handlers[command.index()];
    if (!handler) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("Nothing here handles %1").arg(context.type),
                    QStringLiteral("unknown_command"));
    }
    return handler(command, context);
}

}  // namespace countertop
