// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/DecimalAmount.h"

#include "models/core/Money.h"

#include <limits>

namespace countertop {

namespace {

constexpr qint64 kUnits = 1'000'000;

}  // namespace

std::optional<DecimalAmount> DecimalAmount::fromText(QByteArrayView text) {
    QByteArrayView digits = text.trimmed();
    const bool negative = digits.startsWith('-');
    if (negative) digits = digits.sliced(1);
    qint64 value = 0;
    int whole = 0;
    int decimals = -1;
    for (const char character : digits) {
        if (character == '.' && decimals < 0 && whole > 0) {
            decimals = 0;
            continue;
        }
        if (character < '0' || character > '9' || decimals == kDecimals) return std::nullopt;
        value = value * 10 + (character - '0');
        (decimals < 0 ? whole : decimals) += 1;
        if (whole > kWholeDigits) return std::nullopt;
    }
    if (whole == 0 || decimals == 0) return std::nullopt;
    for (int place = qMax(decimals, 0); place < kDecimals; ++place) value *= 10;
    return DecimalAmount(negative ? -value : value);
}

DecimalAmount DecimalAmount::fromMinor(qint64 minor, QStringView currency) {
    return DecimalAmount(Wide(minor) * unitsPerMinor(currency));
}

bool DecimalAmount::needsRounding(QStringView currency) const {
    return m_value % unitsPerMinor(currency) != 0;
}

Result<qint64> DecimalAmount::toMinor(QStringView currency) const {
    const Wide units = unitsPerMinor(currency);
    const Wide positive = m_value < 0 ? -m_value : m_value;
    const Wide rounded = (2 * positive + units) / (2 * units);
    if (rounded > std::numeric_limits<qint64>::max()) {
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
