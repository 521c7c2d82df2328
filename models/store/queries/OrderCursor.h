// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/queries/Conditions.h"

namespace countertop {

/// How an order list is sorted in SQL: the sort's own key, then day, time of placing and order id,
/// all in one direction, so that the position of every row is definite.
struct OrderSorting {
    QString key;  ///< the column or expression; empty for the default sort by time
    bool isText = false;

    [[nodiscard]] static OrderSorting of(OrderSortField field, Dialect dialect);

    /// " ORDER BY …".
    [[nodiscard]] QString orderBy(bool descending) const;
    /// The condition that a row comes behind a cursor's row.
    [[nodiscard]] QString behind(bool descending) const;

private:
    [[nodiscard]] QStringList columns() const;
};

/// The cursor behind a row: base64 of a JSON object with the sort and the row's keys.
[[nodiscard]] QString cursorBehind(const OrderRow& row, const OrderSort& sort);

/// Narrows to the rows behind a cursor of the same sort. INVALID_INPUT when it is damaged or of
/// another sort.
[[nodiscard]] Result<void> goOnBehind(const QString& cursor, const OrderSort& sort, Dialect dialect,
                                      Conditions& conditions);

}  // namespace countertop
