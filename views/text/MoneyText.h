// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace countertop {

/// "£1,234.50" in the reader's language; exact over the whole 64-bit range. An empty currency
/// gives the number alone with two decimals.
[[nodiscard]] QString moneyText(qint64 minor, const QString& currency,
                                const QLocale& locale = QLocale());

/// The number alone: "1,234.50". For fields in which an amount is typed.
[[nodiscard]] QString amountText(qint64 minor, const QString& currency,
                                 const QLocale& locale = QLocale());

/// What a person typed, with the signs of their language: "12.50", "1,234.50", also with the
/// currency's sign or code beside it. Nothing when it is not wholly an amount of this currency; see
/// decimalFromText() for what is one.
[[nodiscard]] std::optional<qint64> amountFromText(const QString& text, const QString& currency,
                                                   const QLocale& locale = QLocale());

/// What stands below a field whose text is not an amount: names the text and shows what one looks
/// like.
[[nodiscard]] QString notAnAmountText(const QString& typed, const QString& currency);

/// "£" for GBP, or the code itself.
[[nodiscard]] QString currencySymbol(const QString& currency, const QLocale& locale = QLocale());

/// A whole number with the reader's digits and grouping.
[[nodiscard]] QString numberText(qint64 number, const QLocale& locale = QLocale());

/// The whole number that a person typed, or nothing.
[[nodiscard]] std::optional<qint64> numberFromText(const QString& text,
                                                   const QLocale& locale = QLocale());

}  // namespace countertop
