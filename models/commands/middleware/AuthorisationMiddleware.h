// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Asks a rule whether the actor may run the command; NOT_ALLOWED if not. Without a rule all may.
class AuthorisationMiddleware final : public Middleware {
public:
    using Rule = std::function<Result<void>(const Command&, const CommandContext&)>;
    explicit AuthorisationMiddleware(Rule rule = {}) : m_rule(std::move(rule)) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("authorisation"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    Rule m_rule;
};

}  // namespace countertop
