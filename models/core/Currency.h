// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace countertop {

/// Number of decimals of a currency as ISO 4217 lists it: 2, with the exceptions in our own table
/// (JPY and XOF have none, KWD has three, CLF four). ICU reports the decimals used in cash payments
/// and differs for 13 currencies. Unknown codes have 2.
[[nodiscard]] int currencyDecimals(QStringView currency);

/// True for the active ISO 4217 codes in which a shop can keep its prices, in capital letters.
/// False for metals, test codes and units of account without minor units (XAU, XTS, XDR), and for
/// withdrawn currencies.
[[nodiscard]] bool isKnownCurrency(QStringView currency);

}  // namespace countertop
