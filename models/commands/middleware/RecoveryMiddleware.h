// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Turns any exception into an Error naming the command, so that the next command still runs.
class RecoveryMiddleware final : public Middleware {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("recovery"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;
};

}  // namespace countertop
