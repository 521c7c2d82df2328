// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/DecimalAmount.h"

#include "models/core/Currency.h"
#include "models/core/NumberText.h"

#include <limits>

namespace countertop {

namespace {

__extension__ using Wide = __int128;

constexpr Wide powerOfTen(int exponent) {
    Wide power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

constexpr Wide kUnits = powerOfTen(DecimalAmount::kDecimals);
// Excludes the smallest value, so that every number has a negative.
constexpr Wide kLargest = (Wide(1) << 126) - 1 + (Wide(1) << 126);

}  // namespace

std::optional<DecimalAmount> DecimalAmount::fromText(QByteArrayView text) {
    const auto amount =
        decimalFromText(QString::fromLatin1(text), {NumberSigns::plain(), kDecimals, {}});
    const Wide bound = powerOfTen(kWholeDigits) * kUnits;
    if (!amount || amount->magnitude().m_value >= bound) return std::nullopt;
    return *amount;
}

std::optional<DecimalAmount> DecimalAmount::fromDigits(QByteArrayView digits, int decimals) {
    if (decimals < 0 || decimals > kDecimals) return std::nullopt;
    Wide value = 0;
    for (const char digit : digits) {
        if (__builtin_mul_overflow(value, Wide(10), &value) ||
            __builtin_add_overflow(value, Wide(digit - '0'), &value)) {
            return std::nullopt;
        }
    }
    if (__builtin_mul_overflow(value, powerOfTen(kDecimals - decimals), &value)) {
        return std::nullopt;
    }
    return DecimalAmount(value);
}

DecimalAmount DecimalAmount::fromMinor(qint64 minor, QStringView currency) {
    return DecimalAmount(Wide(minor) * unitsPerMinor(currency));
}

DecimalAmount DecimalAmount::times(qint64 factor) const {
    Wide product = 0;
    if (!__builtin_mul_overflow(m_value, Wide(factor), &product) && product >= -kLargest) {
        return DecimalAmount(product);
    }
    return DecimalAmount((m_value < 0) == (factor < 0) ? kLargest : -kLargest);
}

DecimalAmount DecimalAmount::sum(const DecimalAmount& left, const DecimalAmount& right) {
    Wide sum = 0;
    if (!__builtin_add_overflow(left.m_value, right.m_value, &sum) && sum >= -kLargest) {
        return DecimalAmount(sum);
    }
    return DecimalAmount(left.m_value < 0 ? -kLargest : kLargest);
}

bool DecimalAmount::needsRounding(QStringView currency) const {
    return m_value % unitsPerMinor(currency) != 0;
}

Result<qint64> DecimalAmount::toMinor(QStringView currency) const {
    const Wide units = unitsPerMinor(currency);
    const Wide positive = m_value < 0 ? -m_value : m_value;
    const Wide rounded = positive / units + (positive % units >= units / 2 ? 1 : 0);
    const Wide bound = Wide(std::numeric_limits<qint64>::max()) + (m_value < 0 ? 1 : 0);
    if (rounded > bound) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("The amount is too large to handle"),
                    QStringLiteral("amount_too_large"));
    }
    return static_cast<qint64>(m_value < 0 ? -rounded : rounded);
}

std::optional<qint64> DecimalAmount::toWhole() const {
    const Wide whole = m_value / kUnits;
    if (m_value % kUnits != 0 || whole > std::numeric_limits<qint64>::max() ||
        whole < std::numeric_limits<qint64>::min()) {
        return std::nullopt;
    }
    return static_cast<qint64>(whole);
}

QString DecimalAmount::toText() const {
    Wide left = m_value < 0 ? -m_value : m_value;
    QString text;
    int place = 0;
    for (; left > 0 || place <= kDecimals; left /= 10, ++place) {
        if (place == kDecimals) text.prepend(u'.');
        text.prepend(QChar(u'0' + static_cast<int>(left % 10)));
    }
    const qsizetype shortest = text.indexOf(u'.') + 3;
    while (text.size() > shortest && text.endsWith(u'0')) text.chop(1);
    return m_value < 0 ? u'-' + text : text;
}

DecimalAmount::Wide DecimalAmount::unitsPerMinor(QStringView currency) {
    Wide units = kUnits;
    for (int decimal = currencyDecimals(currency); decimal > 0; --decimal) units /= 10;
    return units;
}

}  // namespace countertop
