// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandMetrics.h"
#include "models/commands/Middleware.h"

namespace countertop {

/// Counts commands, outcomes and durations into a CommandMetrics.
class MetricsMiddleware final : public Middleware {
public:
    explicit MetricsMiddleware(CommandMetrics& metrics) : m_metrics(metrics) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("metrics"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    CommandMetrics& m_metrics;
};

}  // namespace countertop
