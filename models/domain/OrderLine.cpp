// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderLine.h"

#include "models/core/Money.h"

namespace countertop {

Result<qint64> withinLimit(qint64 amountMinor) {
    if (amountMinor <= kMaximumAmountMinor && amountMinor >= -kMaximumAmountMinor) {
        return amountMinor;
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("The amount is too large to handle"),
                QStringLiteral("amount_too_large"));
}

Result<OrderLine> priced(OrderLine line) {
    const auto gross = multiplyMinor(line.unitPriceMinor, line.quantity);
    if (!gross) return fail(gross.error());
    const auto total = addMinor(*gross, -line.discountMinor).and_then(withinLimit);
    if (!total) return fail(total.error());
    line.totalMinor = *total;
    const auto tax = includedTaxMinor(line.totalMinor, line.taxRateMilli);
    if (!tax) return fail(tax.error());
    line.taxMinor = *tax;
    return line;
}

Result<OrderTotals> totalsOf(const QList<OrderLine>& lines) {
    OrderTotals totals;
    for (const OrderLine& line : lines) {
        const auto total = addMinor(totals.totalMinor, line.totalMinor).and_then(withinLimit);
        if (!total) return fail(total.error());
        const auto tax = addMinor(totals.taxMinor, line.taxMinor);
        if (!tax) return fail(tax.error());
        totals = {*total, *tax};
    }
    return totals;
}

qint64 itemCountOf(const QList<OrderLine>& lines) {
    qint64 items = 0;
    for (const OrderLine& line : lines) items += line.quantity;
    return items;
}

}  // namespace countertop
