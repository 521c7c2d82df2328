// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace countertop {

/// An exact decimal number with 18 decimals, 128 bits wide: holds prices with more decimals than
/// their currency, and sums over millions of them, without floating point. Results out of range
/// saturate. The limit is far beyond 64 bits of minor units, so toMinor() refuses them.
class DecimalAmount {
public:
    static constexpr int kDecimals = 18;
    /// Most digits before the point that fromText() accepts.
    static constexpr int kWholeDigits = 9;

    DecimalAmount() = default;

    /// Parses a price from a file: "2.55", "-11062.06", "3". nullopt for anything else, including
    /// exponents and grouping.
    [[nodiscard]] static std::optional<DecimalAmount> fromText(QByteArrayView text);
    /// The digits 0 to 9, the last `decimals` of them (0 to 18) after the point; nullopt when the
    /// number does not fit.
    [[nodiscard]] static std::optional<DecimalAmount> fromDigits(QByteArrayView digits,
                                                                 int decimals);
    [[nodiscard]] static DecimalAmount fromMinor(qint64 minor, QStringView currency);

    [[nodiscard]] DecimalAmount times(qint64 factor) const;
    [[nodiscard]] DecimalAmount magnitude() const { return isNegative() ? -*this : *this; }
    DecimalAmount operator-() const { return DecimalAmount(-m_value); }
    DecimalAmount operator-(const DecimalAmount& other) const { return sum(*this, -other); }
    DecimalAmount& operator+=(const DecimalAmount& other) { return *this = sum(*this, other); }
    // clang-tidy takes the 0 in what the compiler makes of a < b for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    auto operator<=>(const DecimalAmount&) const = default;

    [[nodiscard]] bool isZero() const { return m_value == 0; }
    [[nodiscard]] bool isNegative() const { return m_value < 0; }
    /// True when the currency cannot express the amount without rounding.
    [[nodiscard]] bool needsRounding(QStringView currency) const;
    /// Minor units, rounded half away from zero; INVALID_INPUT beyond 64 bits.
    [[nodiscard]] Result<qint64> toMinor(QStringView currency) const;
    /// Whole number of units; nullopt when there is a fraction or it does not fit in 64 bits.
    [[nodiscard]] std::optional<qint64> toWhole() const;
    /// Plain text with a point and at least two decimals: "493207.121", "-0.50".
    [[nodiscard]] QString toText() const;

private:
    __extension__ using Wide = __int128;
    explicit DecimalAmount(Wide value) : m_value(value) {}
    static DecimalAmount sum(const DecimalAmount& left, const DecimalAmount& right);
    static Wide unitsPerMinor(QStringView currency);

    Wide m_value = 0;
};

}  // namespace countertop
