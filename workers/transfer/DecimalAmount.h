// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace countertop {

/// An exact decimal amount in millionths, 128 bits wide: prices with more decimals than their
/// currency and sums over millions of them, without floating point.
class DecimalAmount {
public:
    /// Most digits before and after the point that fromText takes.
    static constexpr int kWholeDigits = 9;
    static constexpr int kDecimals = 6;

    DecimalAmount() = default;

    /// Reads "2.55", "-11062.06", "3"; nothing for anything else, exponents and grouping included.
    [[nodiscard]] static std::optional<DecimalAmount> fromText(QByteArrayView text);
    [[nodiscard]] static DecimalAmount fromMinor(qint64 minor, QStringView currency);

    [[nodiscard]] DecimalAmount times(qint64 factor) const {
        return DecimalAmount(m_value * factor);
    }
    [[nodiscard]] DecimalAmount magnitude() const { return isNegative() ? -*this : *this; }
    DecimalAmount operator-() const { return DecimalAmount(-m_value); }
    DecimalAmount operator-(const DecimalAmount& other) const {
        return DecimalAmount(m_value - other.m_value);
    }
    DecimalAmount& operator+=(const DecimalAmount& other) {
        m_value += other.m_value;
        return *this;
    }
    auto operator<=>(const DecimalAmount&) const = default;

    [[nodiscard]] bool isZero() const { return m_value == 0; }
    [[nodiscard]] bool isNegative() const { return m_value < 0; }
    /// True when the currency cannot express the amount without rounding.
    [[nodiscard]] bool needsRounding(QStringView currency) const;
    /// Minor units, rounded half away from zero; INVALID_INPUT beyond 64 bits.
    [[nodiscard]] Result<qint64> toMinor(QStringView currency) const;
    /// Whole number of units, or nothing when there is a fraction or it does not fit.
    [[nodiscard]] std::optional<qint64> toWhole() const;
    /// Plain text with a point and at least two decimals: "493207.121", "-0.50".
    [[nodiscard]] QString toText() const;

private:
    __extension__ using Wide = __int128;
    explicit DecimalAmount(Wide value) : m_value(value) {}
    static Wide unitsPerMinor(QStringView currency);

    Wide m_value = 0;
};

}  // namespace countertop
