// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace countertop {

/// Number of decimals of a currency by ISO 4217: 2, except for the currencies of its own table
/// (JPY and XOF have none, KWD has three, CLF four). ICU's figures are those of daily cash and
/// differ for 13 currencies. Unknown codes have 2.
[[nodiscard]] int currencyDecimals(QStringView currency);

/// True for the active codes of ISO 4217 in which a shop can keep its prices, in capital letters.
/// Metals, test codes and units of account without minor units (XAU, XTS, XDR) are not among them,
/// nor are currencies that were withdrawn.
[[nodiscard]] bool isKnownCurrency(QStringView currency);

}  // namespace countertop
