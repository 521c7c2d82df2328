// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderVersion.h"

#include <QCoreApplication>
#include <QStringList>

namespace countertop {

/// What changed about an order, in words. Pure.
class ChangeText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ChangeText)

public:
    /// "2 × Blue mug added", "Paid £12.50 in cash". Amounts are of this currency.
    [[nodiscard]] static QString sentence(const OrderDifference& change, const QString& currency);
    /// All of them, one a line; of many lines of goods the first few and how many more.
    [[nodiscard]] static QString text(const QList<OrderDifference>& changes,
                                      const QString& currency);

private:
    [[nodiscard]] static QString goods(const OrderDifference& change);
    [[nodiscard]] static QString money(const OrderDifference& change, const QString& currency);
    [[nodiscard]] static QString progress(const OrderDifference& change);
};

}  // namespace countertop
