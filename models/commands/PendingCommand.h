// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandContext.h"
#include "models/core/Result.h"

#include <chrono>
#include <functional>
#include <future>

namespace countertop {

/// One command as passed to the processor.
struct CommandRequest {
    Command command;
    Intent intent = Intent::fresh();
    CommandOrigin origin = {};
};

/// An accepted command: it is either executed and answered, or cancelled before it begins. Copies
/// share one state, which may outlive the processor. Thread-safe.
class PendingCommand {
public:
    using Answer = std::function<void(const Result<CommandResult>&)>;

    PendingCommand(CommandRequest request, Answer answer);

    /// Waits for the answer. Do not call from a shard's thread or from an Answer callback.
    [[nodiscard]] Result<CommandResult> wait() const { return m_state->outcome.get(); }
    /// False when there is no answer within that time.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds limit) const {
        return m_state->outcome.wait_for(limit) == std::future_status::ready;
    }
    /// True: the command had not begun and never will; its answer is CANCELLED, delivered on this
    /// thread. False: it has begun, and wait() returns its outcome.
    bool cancel() const;

private:
    friend class CommandShard;

    enum class Stage { Waiting, Begun, Cancelled };
    struct State {
        CommandRequest request;
        Answer answer;
        std::atomic<Stage> stage = Stage::Waiting;
        std::promise<Result<CommandResult>> promise;
        std::shared_future<Result<CommandResult>> outcome;
    };

    /// False when the command was cancelled first.
    [[nodiscard]] bool begin() const;
    [[nodiscard]] bool isCancelled() const { return m_state->stage == Stage::Cancelled; }
    [[nodiscard]] const CommandRequest& request() const { return m_state->request; }
    void resolve(const Result<CommandResult>& result) const;

    std::shared_ptr<State> m_state;
};

}  // namespace countertop
