// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace countertop {

/// How long to wait after the n-th failure in a row: 1 s, 2 s, 4 s … up to a cap. With a random
/// number up to a fifth longer, so that many that failed together do not come back together.
struct BackOff {
    qint64 firstMs = 1'000;
    qint64 capMs = 300'000;

    /// `failures` counts from 1; `chance` is any random number, 0 for the plain pause.
    [[nodiscard]] constexpr qint64 delayMs(int failures, quint32 chance = 0) const {
        const int doublings = std::clamp(failures - 1, 0, 30);
        const qint64 base = firstMs > (capMs >> doublings) ? capMs : firstMs << doublings;
        const qint64 jitter = (base / 5) * static_cast<qint64>(chance % 1001) / 1000;
        return std::min(base + jitter, capMs);
    }
};

}  // namespace countertop
