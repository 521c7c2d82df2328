// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/PlausibilityText.h"

#include "models/core/Plausibility.h"
#include "models/tables/CellText.h"

namespace countertop {

std::optional<Confirmation> PlausibilityText::cash(qint64 dueMinor, qint64 tenderedMinor,
                                                   const QString& currency) {
    if (!isUnlikelyCash(dueMinor, tenderedMinor, currency)) return std::nullopt;
    return Confirmation{
        tr("%1 handed over for %2?")
            .arg(CellText::money(tenderedMinor, currency), CellText::money(dueMinor, currency)),
        tr("%1 change would go back, which is unusually much.")
            .arg(CellText::money(tenderedMinor - dueMinor, currency)),
        tr("Take payment"),
        tr("Check the amount"),
        {}};
}

std::optional<Confirmation> PlausibilityText::price(const ProductRow& product, qint64 newMinor) {
    if (!isUnlikelyPrice(product.priceMinor, newMinor)) return std::nullopt;
    return Confirmation{
        tr("Change the price from %1 to %2?")
            .arg(CellText::money(product.priceMinor, product.currency),
                 CellText::money(newMinor, product.currency)),
        newMinor > product.priceMinor
            ? tr("The new price of %1 is more than ten times the old one.").arg(product.name)
            : tr("The new price of %1 is less than a tenth of the old one.").arg(product.name),
        tr("Change price"),
        tr("Check the price"),
        {}};
}

std::optional<Confirmation> PlausibilityText::receipt(const ProductRow& product, qint64 pieces) {
    if (!isUnlikelyCount(pieces)) return std::nullopt;
    return Confirmation{tr("Receive %1 pieces?").arg(CellText::count(pieces)),
                        tr("%1: %2 on hand now, %3 afterwards. That is unusually much.")
                            .arg(product.name, CellText::count(product.onHand),
                                 CellText::count(product.onHand + pieces)),
                        tr("Receive stock"),
                        tr("Check the quantity"),
                        {}};
}

std::optional<Confirmation> PlausibilityText::count(const ProductRow& product, qint64 counted,
                                                    qint64 onHand) {
    if (!isUnlikelyCount(counted - onHand)) return std::nullopt;
    return Confirmation{tr("Correct the stock from %1 to %2?")
                            .arg(CellText::count(onHand), CellText::count(counted)),
                        tr("%1: a difference of %2 pieces is unusually much.")
                            .arg(product.name, CellText::count(qAbs(counted - onHand))),
                        tr("Correct stock"),
                        tr("Check the count"),
                        {}};
}

}  // namespace countertop
