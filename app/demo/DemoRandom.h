// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace countertop {

/// Random numbers that are the same on every computer: the standard specifies the engine's output,
/// but not that of its distributions.
class DemoRandom {
public:
    explicit DemoRandom(quint64 seed) : m_engine(seed) {}

    /// 0 … bound − 1.
    [[nodiscard]] qint64 below(qint64 bound) {
        return static_cast<qint64>((m_engine() >> 32) * static_cast<quint64>(bound) >> 32);
    }
    /// first … last.
    [[nodiscard]] qint64 between(qint64 first, qint64 last) {
        return first + below(last - first + 1);
    }
    [[nodiscard]] bool isTrueFor(int percent) { return below(100) < percent; }

private:
    std::mt19937_64 m_engine;
};

}  // namespace countertop
