// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Assigns a new correlation id to a flow without one; everything in the flow carries it.
class CorrelationMiddleware final : public Middleware {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("correlation"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;
};

}  // namespace countertop
