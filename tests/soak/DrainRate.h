// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

namespace countertop {

/// How fast a worker delivers to a webhook that answers at once, while so many messages wait.
class DrainRate {
public:
    /// Fills a new shop with `waiting` messages and delivers the first `messages` of them.
    /// Messages in a second; 0 when they did not all arrive within a minute.
    [[nodiscard]] static double measure(Dialect dialect, int waiting, int messages);
};

}  // namespace countertop
