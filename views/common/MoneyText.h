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

/// What a person typed: "12.50", "12,50", "1,234.50", "£12". A single separator followed by no
/// more digits than the currency has is the decimal one. Nothing when it is not an amount.
[[nodiscard]] std::optional<qint64> amountFromText(const QString& text, const QString& currency,
                                                   const QLocale& locale = QLocale());

/// "£" for GBP, or the code itself.
[[nodiscard]] QString currencySymbol(const QString& currency, const QLocale& locale = QLocale());

/// A whole number with the reader's digits and grouping.
[[nodiscard]] QString numberText(qint64 number, const QLocale& locale = QLocale());

}  // namespace countertop
