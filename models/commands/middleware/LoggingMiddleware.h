// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// One log line per command: type, key and outcome, with microseconds or the error.
class LoggingMiddleware final : public Middleware {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("logging"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;
};

}  // namespace countertop
