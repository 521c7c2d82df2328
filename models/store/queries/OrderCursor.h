// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderList.h"
#include "models/store/connection/Conditions.h"

#include <optional>
#include <variant>

namespace countertop {

/// How SQL sorts an order list: by the sort key, then day, time of placing and order id, all in one
/// direction, so that every row has a definite position.
struct OrderSorting {
    QString key;  ///< the column or expression; empty for the default sort by time
    bool isText = false;
    bool isUnique = false;  ///< the key alone determines the position

    [[nodiscard]] static OrderSorting of(OrderSortField field, Dialect dialect);

    /// " ORDER BY …".
    [[nodiscard]] QString orderBy(bool descending) const;
    /// The condition that a row comes after a cursor's row.
    [[nodiscard]] QString after(bool descending) const;

private:
    [[nodiscard]] QStringList columns() const;
};

/// A row's place in a sorted list: the content of its cursor.
struct OrderPlace {
    std::variant<std::monostate, QString, qint64> key;
    QString day;
    qint64 placedAt = 0;
    QString orderId;

    [[nodiscard]] QString text() const {
        const auto* text = std::get_if<QString>(&key);
        return text ? *text : QString();
    }
};

/// The cursor after a row: base64 of a JSON object with the sort and the row's keys.
[[nodiscard]] QString cursorAfter(const OrderRow& row, const OrderSort& sort);

/// INVALID_INPUT when the cursor is damaged or belongs to another sort.
[[nodiscard]] Result<OrderPlace> orderPlaceFrom(const QString& cursor, const OrderSort& sort);

/// A part of a list that one statement reads as one range of an index, wherever it begins. A list
/// is the concatenation of its parts.
struct OrderPart {
    OrderFilter filter;
    QString condition;  ///< an additional condition, or empty
    OrderSorting sorting;
    bool descending = false;
    std::optional<OrderPlace> place;  ///< only rows after it

    /// The part's conditions. Of two limits on the same side only the tighter one is included,
    /// because the databases might start the range at either.
    [[nodiscard]] Result<Conditions> conditions(Dialect dialect, qint64 storeId) const;
};

/// The parts of a list, without those entirely before a place.
[[nodiscard]] QList<OrderPart> orderParts(const OrderFilter& filter, const OrderSort& sort,
                                          const std::optional<OrderPlace>& place, Dialect dialect);

}  // namespace countertop
