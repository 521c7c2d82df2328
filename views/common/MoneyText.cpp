// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/MoneyText.h"

#include "models/core/Money.h"
#include "models/tables/CellText.h"

namespace countertop {

namespace {

quint64 magnitudeOf(qint64 minor) {
    return minor < 0 ? 0 - static_cast<quint64>(minor) : static_cast<quint64>(minor);
}

quint64 powerOfTen(int exponent) {
    quint64 power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// Zero-padded digits in the locale's own numerals, without grouping.
QString paddedDigits(quint64 value, int width, QLocale locale) {
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString digits = locale.toString(value);
    const QString zero = locale.zeroDigit();
    while (digits.size() < width * zero.size()) digits.prepend(zero);
    return digits;
}

QString magnitudeText(quint64 magnitude, int decimals, const QLocale& locale) {
    const quint64 scale = powerOfTen(decimals);
    const QString whole = locale.toString(magnitude / scale);
    if (decimals == 0) return whole;
    return whole + locale.decimalPoint() + paddedDigits(magnitude % scale, decimals, locale);
}

/// The plain form "-1234.50" of what was typed, with separators sorted out.
QString normalized(const QString& text, int decimals) {
    QString plain;
    for (const QChar character : text) {
        if (character.isDigit()) {
            plain += QString::number(character.digitValue());
        } else if (character == u',' || character == u'.' || character == QChar(0x066B)) {
            plain += u'.';
        } else if (character == u'-' && plain.isEmpty()) {
            plain += u'-';
        }
    }
    const qsizetype last = plain.lastIndexOf(u'.');
    if (last < 0) return plain;
    const bool isDecimal = decimals > 0 && plain.size() - last - 1 <= decimals;
    QString whole = plain.left(last).remove(u'.');
    const QString rest = plain.mid(last + 1);
    if (!isDecimal) return whole + rest;
    if (whole.isEmpty() || whole == u'-') whole += u'0';
    return rest.isEmpty() ? whole : whole + u'.' + rest;
}

bool hasLettersOf(const QString& text, const QString& symbol, const QString& code) {
    QString rest = text;
    rest.remove(symbol);
    rest.remove(code, Qt::CaseInsensitive);
    for (const QChar character : rest) {
        if (character.isLetter()) return true;
    }
    return false;
}

}  // namespace

QString currencySymbol(const QString& currency, const QLocale& locale) {
    return CellText::currencySymbol(currency, locale);
}

QString moneyText(qint64 minor, const QString& currency, const QLocale& locale) {
    return currency.isEmpty() ? amountText(minor, currency, locale)
                              : CellText::money(minor, currency, locale);
}

QString amountText(qint64 minor, const QString& currency, const QLocale& locale) {
    const QString number = magnitudeText(magnitudeOf(minor), currencyDecimals(currency), locale);
    return minor < 0 ? locale.negativeSign() + number : number;
}

std::optional<qint64> amountFromText(const QString& text, const QString& currency,
                                     const QLocale& locale) {
    if (hasLettersOf(text, currencySymbol(currency, locale), currency)) return std::nullopt;
    const auto minor = minorFromDecimalText(normalized(text, currencyDecimals(currency)), currency);
    if (!minor) return std::nullopt;
    return *minor;
}

QString numberText(qint64 number, const QLocale& locale) {
    return locale.toString(qlonglong(number));
}

}  // namespace countertop
