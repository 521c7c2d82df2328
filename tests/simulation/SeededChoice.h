// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/IdSource.h"

#include <QList>

#include <random>

namespace countertop::simulation {

/// Random choices that depend on the seed alone, the same on every machine.
class SeededChoice {
public:
    explicit SeededChoice(quint64 seed) : m_engine(seed) {}

    /// 0 … count − 1
    [[nodiscard]] int below(int count) {
        return static_cast<int>(m_engine() % static_cast<quint64>(count));
    }
    [[nodiscard]] bool inPercent(int percent) { return below(100) < percent; }
    template <class T>
    [[nodiscard]] const T& oneOf(const QList<T>& values) {
        return values[below(static_cast<int>(values.size()))];
    }
    [[nodiscard]] quint64 seed() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

/// Identifiers that depend on the seed alone, in the format of real ones.
class SeededIds final : public IdSource {
public:
    explicit SeededIds(quint64 seed) : m_choice(seed) {}
    [[nodiscard]] QString next() override {
        const QString digits = QStringLiteral("%1").arg(m_choice.seed(), 16, 16, QChar(u'0'));
        return QStringLiteral("01900000-%1-7%2-8%3-%4")
            .arg(digits.mid(0, 4), digits.mid(4, 3), digits.mid(7, 3),
                 digits.mid(10).rightJustified(12, u'0'));
    }

private:
    SeededChoice m_choice;
};

}  // namespace countertop::simulation
