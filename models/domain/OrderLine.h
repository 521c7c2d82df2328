// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QList>
#include <QString>

namespace countertop {

/// The largest quantity of a line and the most lines of an order.
inline constexpr qint64 kMaximumQuantity = 1'000'000;
inline constexpr int kMaximumLines = 5'000;
/// The largest price and the largest total of an order, in minor units: the sums of a day with
/// 900,000 such orders still fit in 64 bits.
inline constexpr qint64 kMaximumAmountMinor = 10'000'000'000'000;

/// One line of an order. Prices include tax. totalMinor is what the customer pays for the line:
/// unitPriceMinor × quantity − discountMinor, except for imported lines whose price had more
/// decimals than the currency: then exactUnitPrice holds it as text and totalMinor is the exact
/// product rounded half away from zero. A credit note's lines have negative totals.
struct OrderLine {
    int lineNumber = 0;  ///< from 1, never reused within the order
    QString sku;
    QString name;
    qint64 quantity = 0;  ///< 1 … kMaximumQuantity
    qint64 unitPriceMinor = 0;
    qint64 discountMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent: 8875 = 8.875 %
    qint64 taxMinor = 0;   ///< contained in totalMinor
    qint64 totalMinor = 0;
    qint64 shipped = 0;   ///< 0 … quantity
    qint64 returned = 0;  ///< 0 … shipped
    QString exactUnitPrice = {};

    bool operator==(const OrderLine&) const = default;
};

/// Returns the amount unchanged; INVALID_INPUT beyond ± kMaximumAmountMinor.
[[nodiscard]] Result<qint64> withinLimit(qint64 amountMinor);

/// Fills totalMinor and taxMinor from price, quantity and discount. INVALID_INPUT beyond the limit.
[[nodiscard]] Result<OrderLine> priced(OrderLine line);

/// Sums of the lines' totals and taxes. INVALID_INPUT beyond the limit.
struct OrderTotals {
    qint64 totalMinor = 0;
    qint64 taxMinor = 0;
};
[[nodiscard]] Result<OrderTotals> totalsOf(const QList<OrderLine>& lines);

/// Sum of the lines' quantities.
[[nodiscard]] qint64 itemCountOf(const QList<OrderLine>& lines);

}  // namespace countertop
