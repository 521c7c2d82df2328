// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

#include <optional>

namespace countertop {
class WriteStore;
}

namespace countertop {

/// Reason of the TIMEOUT after a wait for a file that another program holds. Another wait would
/// only keep the clerk longer, and nothing can be written that tells of it.
inline constexpr QLatin1StringView kFileHeld("file_held");

/// True for failures that pass, lost replies, and version conflicts of a command that names no
/// version itself: it is decided anew from what the stream has become.
[[nodiscard]] bool mayTryAgain(const Error& error, const Command& command);

/// True for failures that a wait may mend: those, and a key that another command holds.
[[nodiscard]] bool isForLater(const Error& error, const Command& command);

/// Tries again what may be tried again, never past the deadline. Transient failures: three
/// attempts, 100 ms apart, doubling, at most 5 s. When the reply to a commit was lost it first
/// looks whether the key was carried out. Version conflicts: after a short random pause, as often
/// as the time allows, so that a clerk does not learn of the other tills' work on the same order.
/// A command that may not wait has one attempt; its caller gives it another one later.
class RetryMiddleware final : public Middleware {
public:
    using Sleep = std::function<void(qint64 milliseconds)>;
    RetryMiddleware(WriteStore& store, const Clock& clock, Sleep sleep = {});
    [[nodiscard]] QString name() const override { return QStringLiteral("retry"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    /// The first attempt's outcome, when it turns out to have been carried out after all.
    std::optional<Result<CommandResult>> resolveUnknown(const Command& command,
                                                        const CommandContext& context);

    WriteStore& m_store;
    const Clock& m_clock;
    Sleep m_sleep;
};

}  // namespace countertop
