// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Returns INVALID_INPUT with all problems at once before anything is read.
class ValidationMiddleware final : public Middleware {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("validation"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;
};

}  // namespace countertop
