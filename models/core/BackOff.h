// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace countertop {

/// Delay before the retry after the n-th consecutive failure: 1 s, 2 s, 4 s … up to a cap. A random
/// jitter of up to a fifth keeps clients that failed together from retrying together.
struct BackOff {
    qint64 firstMs = 1'000;
    qint64 capMs = 300'000;

    /// `failures` counts from 1; `random` is any random number, 0 for no jitter.
    [[nodiscard]] constexpr qint64 delayMs(int failures, quint32 random = 0) const {
        const int doublings = std::clamp(failures - 1, 0, 30);
        const qint64 base = firstMs > (capMs >> doublings) ? capMs : firstMs << doublings;
        const qint64 jitter = (base / 5) * static_cast<qint64>(random % 1001) / 1000;
        return std::min(base + jitter, capMs);
    }
};

}  // namespace countertop
