// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

#include <functional>

namespace countertop {

/// What a fault loop found; empty problems mean that every promise was kept.
struct SoakReport {
    int rounds = 0;
    qint64 acknowledged = 0;
    qint64 interrupted = 0;  ///< commands whose answer nobody saw
    QStringList problems;

    /// Adds every problem that the verifier finds in the shop.
    void verify(Database& database);
};

/// Told after each round.
using SoakProgress = std::function<void(const SoakReport&)>;

}  // namespace countertop
