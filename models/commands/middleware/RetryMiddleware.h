// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

#include <optional>

namespace countertop {
class WriteStore;
}

namespace countertop {

/// Tries a transient failure again: three attempts, 100 ms apart, doubling, at most 5 s, never past
/// the deadline. When the reply to a commit was lost it first looks whether the key was carried
/// out. A version conflict is tried again with fresh state unless the command names a version.
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
