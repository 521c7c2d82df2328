// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/ShardedProcessor.h"
#include "workers/intake/HttpMessage.h"
#include "workers/intake/JwtTokens.h"
#include "workers/intake/RequestsInFlight.h"

#include <optional>

namespace countertop {

/// What can be asked of the shop over HTTP: reads a request, lets the shop's processor carry it
/// out and words the answer. The bearer token's subject is who acts and whose order it is: the
/// customer with this id, or else a customer of that name, who is added with the first order.
///
/// An `Idempotency-Key` belongs to the subject and the endpoint. The first success is kept by the
/// shop in the order's own transaction, and the body is made of what is kept there, so that a
/// repeat is answered with the same bytes, also by another process; refusals are not kept. Safe
/// from any thread.
class Intake {
public:
    struct Options {
        QString till = QStringLiteral("W");  ///< of the numbers of its orders
        bool requireKey = false;             ///< whether a POST without a key is refused (400)
        /// How long a request waits for the shop; then it is not begun, or told as not known.
        std::chrono::milliseconds patience{10'000};
        /// How long a repeat waits for the first; then it is told COMMAND_IN_PROGRESS.
        std::chrono::milliseconds repeatPatience{5'000};
    };

    /// `processor` must outlive it. Without tokens whatever needs one is refused.
    Intake(ShardedProcessor& processor, std::optional<JwtTokens> tokens, const Options& options);

    [[nodiscard]] HttpResponse handle(const HttpRequest& request);

private:
    struct Caller {
        QString subject;
        CustomerId customerId;
        CommandOrigin origin;
    };
    /// A command with its key, and what holds the key in this process meanwhile.
    struct Attempt {
        Command command;
        Intent intent;
        std::shared_ptr<RequestsInFlight::Holder> holder;
    };

    [[nodiscard]] HttpResult<Caller> callerOf(const HttpRequest& request) const;
    [[nodiscard]] HttpResult<Attempt> attempt(const HttpRequest& request, const Caller& caller,
                                              const Command& command);
    [[nodiscard]] HttpResult<HttpResponse> placeOrder(const HttpRequest& request);
    [[nodiscard]] Result<CommandResult> carryOut(const Attempt& attempt, const Caller& caller);
    void introduce(const Caller& caller);

    ShardedProcessor& m_processor;
    const std::optional<JwtTokens> m_tokens;
    const Options m_options;
    RequestsInFlight m_running;
};

}  // namespace countertop
