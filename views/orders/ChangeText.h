// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderVersion.h"

#include <QCoreApplication>
#include <QStringList>

namespace countertop {

/// Describes changes of an order in words. Pure.
class ChangeText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ChangeText)

public:
    /// "2 × Blue mug added", "Paid £12.50 in cash". Amounts are in this currency.
    [[nodiscard]] static QString sentence(const OrderDifference& change, const QString& currency);
    /// All changes, one per line; of many line changes only the first few and the number of the
    /// rest.
    [[nodiscard]] static QString text(const QList<OrderDifference>& changes,
                                      const QString& currency);

private:
    [[nodiscard]] static QString goods(const OrderDifference& change);
    [[nodiscard]] static QString money(const OrderDifference& change, const QString& currency);
    [[nodiscard]] static QString progress(const OrderDifference& change);
};

}  // namespace countertop
