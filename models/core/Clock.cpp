// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"

#include <chrono>

namespace countertop {

Timestamp SystemClock::now() const {
    using namespace std::chrono;
    return floor<milliseconds>(system_clock::now()).time_since_epoch().count();
}

}  // namespace countertop
