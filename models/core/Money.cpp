// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Money.h"

#include <limits>

namespace countertop {

namespace {

__extension__ using Wide = __int128;

Result<qint64> narrow(Wide value) {
    if (value > std::numeric_limits<qint64>::max() || value < std::numeric_limits<qint64>::min()) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("The amount is too large to handle"),
                    QStringLiteral("amount_too_large"));
    }
    return static_cast<qint64>(value);
}

}  // namespace

Result<qint64> addMinor(qint64 left, qint64 right) { return narrow(Wide(left) + Wide(right)); }

Result<qint64> multiplyMinor(qint64 amountMinor, qint64 quantity) {
    return narrow(Wide(amountMinor) * Wide(quantity));
}

Result<qint64> scaleMinor(qint64 amountMinor, qint64 factor, qint64 divisor) {
    const Wide product = Wide(amountMinor) * Wide(factor);
    const Wide magnitude = product < 0 ? -product : product;
    const Wide rounded = (2 * magnitude + divisor) / (2 * Wide(divisor));
    return narrow(product < 0 ? -rounded : rounded);
}

Result<qint64> includedTaxMinor(qint64 grossMinor, int rateMilli) {
    return scaleMinor(grossMinor, rateMilli, 100'000 + rateMilli);
}

QString toDecimalText(qint64 minor, QStringView currency) {
    const int decimals = currencyDecimals(currency);
    const bool negative = minor < 0;
    const quint64 magnitude = negative ? 0 - static_cast<quint64>(minor) : quint64(minor);
    QString digits = QString::number(magnitude);
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, u'0');
        digits.insert(digits.size() - decimals, u'.');
    }
    return negative ? u'-' + digits : digits;
}

}  // namespace countertop
