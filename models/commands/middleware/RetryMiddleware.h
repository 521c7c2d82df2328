// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

#include <optional>

namespace countertop {
class WriteStore;
}

namespace countertop {

/// Reason of the TIMEOUT after waiting for a file that another program holds. Waiting again would
/// only delay the clerk, and an audit row cannot be written.
inline constexpr QLatin1StringView kFileHeld("file_held");

/// True for transient failures, lost replies, and version conflicts of a command that names no
/// version itself: it is decided again from the stream's new state.
[[nodiscard]] bool mayTryAgain(const Error& error, const Command& command);

/// True for failures that waiting may resolve: those above, and a key that another command holds.
[[nodiscard]] bool isForLater(const Error& error, const Command& command);

/// Retries failures for which mayTryAgain() is true, never past the deadline. Transient failures:
/// three attempts, 100 ms apart, doubling, at most 5 s. After a lost commit reply it first looks up
/// whether the key was executed. Version conflicts: after a short random pause, as often as time
/// allows, so that a clerk does not notice other tills working on the same order. A command
/// that may not wait has one attempt; its caller dispatches it again later.
class RetryMiddleware final : public Middleware {
public:
    using Sleep = std::function<void(qint64 milliseconds)>;
    RetryMiddleware(WriteStore& store, const Clock& clock, Sleep sleep = {});
    [[nodiscard]] QString name() const override { return QStringLiteral("retry"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    /// The first attempt's result, if it was executed after all.
    std::optional<Result<CommandResult>> resolveUnknown(const Command& command,
                                                        const CommandContext& context);

    WriteStore& m_store;
    const Clock& m_clock;
    Sleep m_sleep;
};

}  // namespace countertop
