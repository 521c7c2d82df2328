// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/ShardedProcessor.h"
#include "workers/intake/HttpProblem.h"
#include "workers/intake/RequestsInFlight.h"

namespace countertop {

/// The sender of a request, from its token.
struct Caller {
    QString subject;
    CustomerId customerId;
    CommandOrigin origin;
};

/// Passes the commands of requests to the shop's processor, each under its request's
/// `Idempotency-Key`, and waits for the result.
///
/// A key belongs to the caller and the address. The shop stores the first success together with the
/// change, so a repeat gets the same result, also from another process; refusals are not stored.
/// Safe from any thread.
class CommandDesk {
public:
    struct Options {
        bool requireKey = false;  ///< whether a command without a key is refused (400)
        /// How long a request waits for the shop; then it is cancelled, or its outcome is unknown.
        std::chrono::milliseconds timeout{10'000};
        /// How long a repeat waits for the first request; then it gets COMMAND_IN_PROGRESS.
        std::chrono::milliseconds repeatTimeout{5'000};
    };
    /// A command with its key, and the object that holds the key in this process.
    struct Attempt {
        Command command;
        Intent intent;
        std::shared_ptr<RequestsInFlight::Holder> holder;
    };

    /// `processor` must outlive it.
    CommandDesk(ShardedProcessor& processor, const Options& options);

    /// Waits for an earlier request with the same key and content. Errors: IDEMPOTENCY_KEY_REUSED,
    /// COMMAND_IN_PROGRESS, IDEMPOTENCY_KEY_MISSING or, for an unusable key, INVALID_INPUT.
    [[nodiscard]] HttpResult<Attempt> attempt(const HttpRequest& request, const Caller& caller,
                                              const Command& command);

    /// Waits for the shop's answer for a limited time: then a command that has not started is
    /// cancelled, and one that has started keeps its key until it ends (TIMEOUT with
    /// outcomeUnknown).
    [[nodiscard]] Result<CommandResult> carryOut(const Attempt& attempt, const Caller& caller);

private:
    ShardedProcessor& m_processor;
    const Options m_options;
    RequestsInFlight m_running;
};

}  // namespace countertop
