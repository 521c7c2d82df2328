// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeReads.h"

namespace countertop {

/// A shop whose order list is made up on the fly: `count` orders, the newest first, the one in row
/// r having key `first - r`. Longer than any memory, and it notes which rows were asked for.
class ListShop final : public FakeOrders {
public:
    explicit ListShop(qint64 orders) : count(orders), newest(orders) {}

    Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit) override;
    Result<OrderListSummary> summary(const OrderFilter& filter) override;

    /// These orders and nothing else.
    [[nodiscard]] ShopReads all() {
        return {*this,           m_rest.catalogue, m_rest.revenue, m_rest.deliveries,
                m_rest.activity, m_rest.processes};
    }
    /// One more order on top of the list.
    void addNewest() {
        ++count;
        ++newest;
    }
    [[nodiscard]] static OrderRow rowOf(qint64 key);

    qint64 count;
    qint64 newest;
    QMap<qint64, StatusWord> changed;  ///< by key
    QList<qint64> removed;             ///< keys that have left the list
    QList<qint64> asked;               ///< first rows, in order

private:
    FakeReads m_rest;
};

}  // namespace countertop
