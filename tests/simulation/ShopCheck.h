// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/MemoryShop.h"

namespace countertop::simulation {

/// What a command was answered with, and never takes back.
struct Acknowledged {
    QString type;
    QString key;  ///< also the flow of its events
    CommandResult result;
};

/// Everything that must hold in a shop whatever happened to it: streams without gap and chained,
/// rows as the events tell, stock as the orders tell and never oversold, numbers without gap, money
/// as the payments tell, and every acknowledged command there, once. The answer: what does not.
[[nodiscard]] QStringList findFaults(const MemoryShop& shop,
                                     const QList<Acknowledged>& acknowledged);

}  // namespace countertop::simulation
