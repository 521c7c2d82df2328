// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/RetryMiddleware.h"

#include "models/commands/Write.h"
#include "models/core/BackOff.h"

#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace countertop {

namespace {

constexpr int kAttempts = 3;
constexpr BackOff kPauses{100, 5'000};
// A conflict means that another command got through, so the deadline is the real limit. This limit
// only stops commands without a deadline.
constexpr int kAttemptsAtConflict = 1000;
constexpr int kLongestPauseDoublings = 6;

bool namesAVersion(const Command& command) {
    const auto* price = std::get_if<ChangeProductPrice>(&command);
    return price && price->expectedVersion.has_value();
}

/// Random, so that commands that collided do not collide again: up to 2, 4 ... 64 ms.
qint64 pauseAfter(int conflicts) {
    return QRandomGenerator::global()->bounded((1 << std::min(conflicts, kLongestPauseDoublings)) +
                                               1);
}

}  // namespace

bool mayTryAgain(const Error& error, const Command& command) {
    if (error.reason == kStockMoved || error.reason == kFileHeld) return false;
    if (error.code == ErrorCode::VersionConflict) return !namesAVersion(command);
    return error.transient || error.outcomeUnknown;
}

bool isForLater(const Error& error, const Command& command) {
    return mayTryAgain(error, command) || error.code == ErrorCode::CommandInProgress;
}

RetryMiddleware::RetryMiddleware(WriteStore& store, const Clock& clock, Sleep sleep)
    : m_store(store), m_clock(clock), m_sleep(std::move(sleep)) {
    if (!m_sleep) m_sleep = [](qint64 ms) { QThread::msleep(static_cast<unsigned long>(ms)); };
}

Result<CommandResult> RetryMiddleware::run(const Command& command, CommandContext& context,
                                           const Next& next) {
    int failures = 0;
    int conflicts = 0;
    bool outcomeUnknown = false;
    for (context.attempt = 1;; ++context.attempt) {
        Result<CommandResult> result = next(command, context);
        if (result || !context.mayWait || !mayTryAgain(result.error(), command)) return result;
        outcomeUnknown = outcomeUnknown || result.error().outcomeUnknown;
        const bool isConflict = result.error().code == ErrorCode::VersionConflict;
        isConflict ? ++conflicts : ++failures;
        const qint64 delay = isConflict ? pauseAfter(conflicts) : kPauses.delayMs(failures);
        const bool late = context.deadline > 0 && m_clock.now() + delay > context.deadline;
        if (failures >= kAttempts || conflicts >= kAttemptsAtConflict || late) {
            if (outcomeUnknown) {
                if (auto earlier = resolveUnknown(command, context)) return *earlier;
                Error error = result.error();
                error.outcomeUnknown = true;
                return fail(std::move(error));
            }
            return result;
        }
        m_sleep(delay);
        if (outcomeUnknown) {
            if (auto earlier = resolveUnknown(command, context)) return *earlier;
        }
    }
}

std::optional<Result<CommandResult>> RetryMiddleware::resolveUnknown(
    const Command& command, const CommandContext& context) {
    const auto found = m_store.findOutcome(recordOf(command, context, m_clock.now()));
    if (!found || !*found || (*found)->refusal) return std::nullopt;
    return Result<CommandResult>((*found)->result);
}

}  // namespace countertop
