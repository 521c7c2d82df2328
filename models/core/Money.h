// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Currency.h"
#include "models/core/Result.h"

#include <QString>
#include <QStringView>

namespace countertop {

/// Amounts of money are signed minor units (pennies) of one ISO 4217 currency. Arithmetic is exact:
/// a result outside the 64-bit range is INVALID_INPUT.

/// a + b, a × b and a × b ÷ c in minor units with 128-bit intermediates; overflow is an error.
/// scaleMinor rounds half away from zero; the divisor must be positive.
[[nodiscard]] Result<qint64> addMinor(qint64 left, qint64 right);
[[nodiscard]] Result<qint64> multiplyMinor(qint64 amountMinor, qint64 quantity);
[[nodiscard]] Result<qint64> scaleMinor(qint64 amountMinor, qint64 factor, qint64 divisor);

/// The tax contained in a gross amount at a rate in thousandths of a percent (8875 = 8.875 %):
/// gross × rate ÷ (100000 + rate), rounded half away from zero.
[[nodiscard]] Result<qint64> includedTaxMinor(qint64 grossMinor, int rateMilli);

/// Plain decimal text with a point, no grouping, no sign for plus: 1250 GBP → "12.50".
[[nodiscard]] QString toDecimalText(qint64 minor, QStringView currency);

}  // namespace countertop
