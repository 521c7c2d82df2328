// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/MoneyText.h"

#include "models/core/NumberText.h"
#include "models/tables/CellText.h"

#include <QCoreApplication>

namespace countertop {

namespace {

constexpr qint64 kExample = 1250;  // minor units
constexpr qsizetype kShownText = 40;

/// The translation context of these sentences.
class MoneyText {
    Q_DECLARE_TR_FUNCTIONS(MoneyText)
};

}  // namespace

QString currencySymbol(const QString& currency, const QLocale& locale) {
    return CellText::currencySymbol(currency, locale);
}

QString moneyText(qint64 minor, const QString& currency, const QLocale& locale) {
    // Until the shop's currency is known, show a dash instead of zero.
    if (currency.isEmpty()) return minor == 0 ? QStringLiteral("–") : amountText(minor, {}, locale);
    return CellText::money(minor, currency, locale);
}

QString amountText(qint64 minor, const QString& currency, const QLocale& locale) {
    return localAmountText(minor, currency, locale);
}

std::optional<qint64> amountFromText(const QString& text, const QString& currency,
                                     const QLocale& locale) {
    const auto minor = minorFromText(text, currency, NumberSigns::of(locale),
                                     {currencySymbol(currency, locale), currency});
    return minor ? std::optional(*minor) : std::nullopt;
}

QString notAnAmountText(const QString& typed, const QString& currency) {
    const QString example = amountText(kExample, currency);
    const QString text = typed.trimmed().left(kShownText);
    return text.isEmpty()
               ? MoneyText::tr("Type an amount like %1.").arg(example)
               : MoneyText::tr("“%1” is not an amount. Type one like %2.").arg(text, example);
}

QString numberText(qint64 number, const QLocale& locale) {
    return locale.toString(qlonglong(number));
}

std::optional<qint64> numberFromText(const QString& text, const QLocale& locale) {
    const auto number = wholeNumberFromText(text, NumberSigns::of(locale));
    return number ? std::optional(*number) : std::nullopt;
}

}  // namespace countertop
