// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

#include <functional>

namespace countertop {

/// The findings of a fault loop; no problems means that every promise was kept.
struct SoakReport {
    int rounds = 0;
    qint64 acknowledged = 0;
    qint64 interrupted = 0;  ///< commands whose result no client received
    QStringList problems;
    QString figures;  ///< what was measured instead of these counts; empty: the counts

    /// Adds every problem that the verifier finds in the shop.
    void verify(Database& database);
};

/// Called after each round.
using SoakProgress = std::function<void(const SoakReport&)>;

}  // namespace countertop
