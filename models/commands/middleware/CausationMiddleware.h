// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Makes the command the cause of its events unless the origin names an earlier cause.
class CausationMiddleware final : public Middleware {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("causation"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;
};

}  // namespace countertop
