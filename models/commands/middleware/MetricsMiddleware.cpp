// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/MetricsMiddleware.h"

#include <QElapsedTimer>

namespace countertop {

Result<CommandResult> MetricsMiddleware::run(const Command& command, CommandContext& context,
                                             const Next& next) {
    QElapsedTimer timer;
    timer.start();
    const CommandMetrics::InFlight inFlight(m_metrics);
    Result<CommandResult> result = next(command, context);
    m_metrics.count(context.type, result.has_value(), timer.nsecsElapsed());
    return result;
}

}  // namespace countertop
