// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/DecimalAmount.h"
#include "models/core/Result.h"

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace countertop {

/// The signs numbers are written with: the language's own in the window, plain ones elsewhere.
struct NumberSigns {
    QChar decimal = u'.';
    /// Signs that group digits, all equivalent; empty where numbers are not grouped.
    QString groups;
    /// The digit zero. The digits 0 to 9 are always accepted, those of other scripts are not.
    char32_t zero = U'0';
    /// Digits per group left of the last three: 3, or 2 where people count in lakhs.
    int higherGroup = 3;

    /// Digits, a point, nothing else: command line, JSON, HTTP and stored texts.
    [[nodiscard]] static NumberSigns plain() { return {}; }
    [[nodiscard]] static NumberSigns of(const QLocale& locale);
};

/// The form in which a number is accepted.
struct NumberForm {
    NumberSigns signs;
    int maximumDecimals = 0;
    /// Currency or percent signs, one of which may appear once before or after the number.
    QStringList affixes;
};

/// The only parser of numbers: amounts, quantities, percentages. It accepts the whole text or none
/// of it: digits, in groups of three where the signs have a grouping sign (1 to 3 digits that do
/// not begin with 0, then groups of exactly three), a decimal sign between digits, a leading minus,
/// spaces around. INVALID_INPUT with the reason "not_an_amount", "too_many_decimals" or
/// "amount_too_large", quoting the text. Never ignores or rounds digits.
[[nodiscard]] Result<DecimalAmount> decimalFromText(QStringView text, const NumberForm& form);

/// An amount of money in minor units, with no more decimals than its currency has.
[[nodiscard]] Result<qint64> minorFromText(QStringView text, QStringView currency,
                                           const NumberSigns& signs = NumberSigns::plain(),
                                           const QStringList& affixes = {});

/// A whole number, for example a quantity.
[[nodiscard]] Result<qint64> wholeNumberFromText(QStringView text,
                                                 const NumberSigns& signs = NumberSigns::plain());

/// A tax rate of 0 to 100 percent with at most three decimals, in thousandths of a percent:
/// "8.875" → 8875. Out of range: INVALID_INPUT with the reason "tax_rate_out_of_range".
[[nodiscard]] Result<int> taxRateFromText(QStringView text,
                                          const NumberSigns& signs = NumberSigns::plain());

/// 8875 → "8.875", 20000 → "20": without trailing zeros.
[[nodiscard]] QString taxRateText(int thousandths);
[[nodiscard]] QString taxRateText(int thousandths, const QLocale& locale);

/// "1,234.50", "-5": the amount with its currency's decimals in the language's digits, groups and
/// signs. minorFromText() reads it back.
[[nodiscard]] QString localAmountText(qint64 minor, QStringView currency, const QLocale& locale);
/// The same without a sign.
[[nodiscard]] QString localMagnitudeText(qint64 minor, QStringView currency, const QLocale& locale);

}  // namespace countertop
