// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"

#include <limits>

namespace countertop {

/// True when an index holds the orders of this filter in this order, so that a page is read from
/// its cursor without walking or sorting the rows before it.
[[nodiscard]] bool pagesAreSeeks(const OrderFilter& filter, const OrderSort& sort);

/// Reads an order list from a cursor to its end or up to `most` rows, in parts, at a cost linear in
/// its rows. Where pages are not seeks it sorts the ids once and fetches the rows by id, so that
/// concurrent changes do not move rows. Lives on the reading thread.
class OrderListReader {
public:
    static constexpr qint64 kAll = std::numeric_limits<qint64>::max();
    static constexpr int kPartRows = 500;

    OrderListReader(OrderReads& orders, OrderFilter filter, const OrderSort& sort,
                    QString after = {}, qint64 most = kAll)
        : m_orders(orders),
          m_filter(std::move(filter)),
          m_sort(sort),
          m_cursor(std::move(after)),
          m_left(most) {}

    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd || m_left <= 0; }
    /// The next rows; may be empty before the end is reached.
    [[nodiscard]] Result<QList<OrderRow>> next();
    /// At the end: where a list cut at `most` continues; empty when nothing is left.
    [[nodiscard]] const QString& cursor() const { return m_cursor; }

private:
    [[nodiscard]] Result<QList<OrderRow>> nextOfPages();
    [[nodiscard]] Result<QList<OrderRow>> nextOfIds();

    OrderReads& m_orders;
    OrderFilter m_filter;
    OrderSort m_sort;
    QString m_cursor;
    qint64 m_left;
    bool m_isAtEnd = false;
    std::optional<OrderIdPage> m_ids;
    qsizetype m_taken = 0;
};

}  // namespace countertop
