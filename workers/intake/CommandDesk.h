// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/ShardedProcessor.h"
#include "workers/intake/HttpProblem.h"
#include "workers/intake/RequestsInFlight.h"

namespace countertop {

/// Who sends a request, as the token says.
struct Caller {
    QString subject;
    CustomerId customerId;
    CommandOrigin origin;
};

/// Hands the commands of requests to the shop's processor, each under its request's
/// `Idempotency-Key`, and waits for the answer.
///
/// A key belongs to the caller and the address. The shop keeps the first success with the change
/// itself, so a repeat gets the same result, also from another process; refusals are not kept. Safe
/// from any thread.
class CommandDesk {
public:
    struct Options {
        bool requireKey = false;  ///< whether a command without a key is refused (400)
        /// How long a request waits for the shop; then it is not begun, or told as not known.
        std::chrono::milliseconds patience{10'000};
        /// How long a repeat waits for the first; then it is told COMMAND_IN_PROGRESS.
        std::chrono::milliseconds repeatPatience{5'000};
    };
    /// A command with its key, and what holds the key in this process meanwhile.
    struct Attempt {
        Command command;
        Intent intent;
        std::shared_ptr<RequestsInFlight::Holder> holder;
    };

    /// `processor` must outlive it.
    CommandDesk(ShardedProcessor& processor, const Options& options);

    /// Waits for an earlier request with the same key and content. IDEMPOTENCY_KEY_REUSED,
    /// COMMAND_IN_PROGRESS, IDEMPOTENCY_KEY_MISSING or, for an unusable key, INVALID_INPUT.
    [[nodiscard]] HttpResult<Attempt> attempt(const HttpRequest& request, const Caller& caller,
                                              const Command& command);

    /// Waits for the shop's answer, for a bounded time: what has not begun by then never will, what
    /// has begun keeps its key until it has ended (TIMEOUT with outcomeUnknown).
    [[nodiscard]] Result<CommandResult> carryOut(const Attempt& attempt, const Caller& caller);

private:
    ShardedProcessor& m_processor;
    const Options m_options;
    RequestsInFlight m_running;
};

}  // namespace countertop
