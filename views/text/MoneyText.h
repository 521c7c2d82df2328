// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace countertop {

/// "£1,234.50" in the user's language; exact over the whole 64-bit range. An empty currency gives
/// the number alone with two decimals.
[[nodiscard]] QString moneyText(qint64 minor, const QString& currency,
                                const QLocale& locale = QLocale());

/// The number alone: "1,234.50". For amount fields.
[[nodiscard]] QString amountText(qint64 minor, const QString& currency,
                                 const QLocale& locale = QLocale());

/// Parses a typed amount in the user's number format: "12.50", "1,234.50", optionally with the
/// currency's symbol or code. Empty unless the whole text is an amount of this currency; see
/// decimalFromText() for the syntax.
[[nodiscard]] std::optional<qint64> amountFromText(const QString& text, const QString& currency,
                                                   const QLocale& locale = QLocale());

/// The message below a field whose text is not an amount: quotes the text and gives an example.
[[nodiscard]] QString notAnAmountText(const QString& typed, const QString& currency);

/// "£" for GBP, or the code itself.
[[nodiscard]] QString currencySymbol(const QString& currency, const QLocale& locale = QLocale());

/// A whole number in the user's number format.
[[nodiscard]] QString numberText(qint64 number, const QLocale& locale = QLocale());

/// Parses a typed whole number; empty when it is not one.
[[nodiscard]] std::optional<qint64> numberFromText(const QString& text,
                                                   const QLocale& locale = QLocale());

}  // namespace countertop
