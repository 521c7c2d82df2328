// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

namespace countertop {

/// Gives the command a deadline: waits and retries below stop there, and a transient failure after
/// it becomes TIMEOUT. A durable success is never turned into a failure.
class TimeoutMiddleware final : public Middleware {
public:
    TimeoutMiddleware(const Clock& clock, qint64 milliseconds)
        : m_clock(clock), m_milliseconds(milliseconds) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("timeout"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    const Clock& m_clock;
    qint64 m_milliseconds;
};

}  // namespace countertop
