// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeReads.h"

namespace countertop {

/// A shop whose order list is generated on the fly: `count` orders, newest first; the order in row
/// r has key `newest - r`. Larger than any memory, and it records which rows were requested.
class ListShop final : public FakeOrders {
public:
    explicit ListShop(qint64 orders) : count(orders), newest(orders) {}

    Result<QList<OrderRow>> rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                   qint64 firstRow, int limit) override;
    Result<OrderListSummary> summary(const OrderFilter& filter) override;

    /// Reads with these orders and no other data.
    [[nodiscard]] ShopReads all() {
        return {*this,           m_rest.catalogue, m_rest.revenue, m_rest.deliveries,
                m_rest.activity, m_rest.processes};
    }
    /// Adds an order at the top of the list.
    void addNewest() {
        ++count;
        ++newest;
    }
    [[nodiscard]] static OrderRow rowOf(qint64 key);

    qint64 count;
    qint64 newest;
    QMap<qint64, StatusWord> changed;  ///< by key
    QList<qint64> removed;             ///< keys that have left the list
    QList<qint64> asked;               ///< first rows of the reads, in order

private:
    FakeReads m_rest;
};

}  // namespace countertop
