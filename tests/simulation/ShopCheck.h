// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/MemoryShop.h"

namespace countertop::simulation {

/// The final result of a command.
struct Acknowledged {
    QString type;
    QString key;  ///< also its events' correlation id
    CommandResult result;
};

/// Checks every invariant of a shop, whatever happened to it: streams are chained without gaps,
/// rows match the events, stock matches the orders and is never oversold, numbers have no gaps,
/// money matches the payments, and every acknowledged command was applied once. Returns the
/// violations.
[[nodiscard]] QStringList findFaults(const MemoryShop& shop,
                                     const QList<Acknowledged>& acknowledged);

}  // namespace countertop::simulation
