// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/IdempotencyMiddleware.h"

namespace countertop {

namespace {

Result<CommandResult> answerOf(const StoredOutcome& outcome) {
    if (outcome.refusal) return fail(*outcome.refusal);
    return outcome.result;
}

bool isDefinite(const Error& error) { return !error.transient && !error.outcomeUnknown; }

}  // namespace

IdempotencyMiddleware::IdempotencyMiddleware(WriteStore& store, const Clock& clock,
                                             KeysInFlight& keys, const Options& options)
    : m_store(store), m_clock(clock), m_keys(keys), m_options(options) {}

Result<CommandResult> IdempotencyMiddleware::run(const Command& command, CommandContext& context,
                                                 const Next& next) {
    const QString scopedKey = QStringLiteral("%1/%2").arg(context.storeId).arg(context.intent.key);
    const KeysInFlight::Claim claim =
        m_keys.claim(scopedKey, context.mayWait ? m_options.waitMilliseconds : 0);
    if (!claim.isHeld()) {
        return fail(ErrorCode::CommandInProgress,
                    QStringLiteral("The same request is still being worked on"),
                    QStringLiteral("in_progress"));
    }
    const auto record = [&] { return recordOf(command, context, m_clock.now()); };
    if (context.intent.repeated || claim.hasWaited()) {
        const auto found = find(record());
        if (!found) return fail(found.error());
        if (*found) return answerOf(**found);
    }
    Result<CommandResult> result = next(command, context);
    if (result || !isDefinite(result.error())) return result;
    if (!context.intent.repeated) {
        // This attempt may only have failed because another one already executed the intent.
        const auto found = find(record());
        if (found && *found) return answerOf(**found);
        // Another command has this key: report that instead of the refusal.
        if (!found && found.error().code == ErrorCode::IdempotencyKeyReused) {
            return fail(found.error());
        }
    }
    if (m_options.rememberRefusals) {
        if (auto kept = m_store.rememberRefusal(record(), result.error()); !kept) {
            return fail(kept.error());
        }
    }
    return result;
}

Result<std::optional<StoredOutcome>> IdempotencyMiddleware::find(const CommandRecord& record) {
    auto found = m_store.findOutcome(record);
    if (found || found.error().code == ErrorCode::IdempotencyKeyReused) return found;
    if (m_options.runWhenStoreIsDown) return std::optional<StoredOutcome>();
    return found;
}

}  // namespace countertop
