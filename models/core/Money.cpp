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

Result<void> sameCurrency(const Money& left, const Money& right) {
    if (left.currency() == right.currency()) return {};
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("Amounts in %1 and %2 cannot be combined")
                    .arg(left.currency(), right.currency()),
                QStringLiteral("currency_mismatch"));
}

tl::unexpected<Error> notAnAmount(QStringView text) {
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("'%1' is not an amount of money").arg(text.left(40)),
                QStringLiteral("not_an_amount"), {{QStringLiteral("text"), text.toString()}});
}

}  // namespace

Result<Money> Money::plus(const Money& other) const {
    if (auto same = sameCurrency(*this, other); !same) return fail(same.error());
    return addMinor(m_minor, other.m_minor).map([this](qint64 sum) {
        return Money(sum, m_currency);
    });
}

Result<Money> Money::minus(const Money& other) const {
    if (auto same = sameCurrency(*this, other); !same) return fail(same.error());
    return narrow(Wide(m_minor) - Wide(other.m_minor)).map([this](qint64 difference) {
        return Money(difference, m_currency);
    });
}

Result<Money> Money::times(qint64 quantity) const {
    return multiplyMinor(m_minor, quantity).map([this](qint64 product) {
        return Money(product, m_currency);
    });
}

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

Result<qint64> includedTaxMinor(qint64 grossMinor, int rateBasisPoints) {
    return scaleMinor(grossMinor, rateBasisPoints, 10000 + rateBasisPoints);
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

Result<qint64> minorFromDecimalText(QStringView text, QStringView currency) {
    const QStringView trimmed = text.trimmed();
    const bool negative = trimmed.startsWith(u'-');
    const QStringView digits = negative ? trimmed.mid(1) : trimmed;
    const int decimals = currencyDecimals(currency);
    Wide value = 0;
    int whole = 0;
    int fraction = -1;
    for (const QChar character : digits) {
        if (character == u'.' && fraction < 0 && whole > 0) {
            fraction = 0;
            continue;
        }
        if (character < u'0' || character > u'9' || fraction == decimals) return notAnAmount(text);
        value = value * 10 + (character.unicode() - u'0');
        if (value > Wide(std::numeric_limits<qint64>::max())) return notAnAmount(text);
        (fraction < 0 ? whole : fraction) += 1;
    }
    if (whole == 0 || fraction == 0) return notAnAmount(text);
    for (int place = qMax(fraction, 0); place < decimals; ++place) value *= 10;
    return narrow(negative ? -value : value).or_else([&](const Error&) -> Result<qint64> {
        return notAnAmount(text);
    });
}

}  // namespace countertop
