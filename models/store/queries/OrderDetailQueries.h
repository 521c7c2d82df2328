// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// One order with everything about it, as of one moment. Lives on the database's thread.
class OrderDetailQueries {
public:
    OrderDetailQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    /// By id, or by number in any case.
    Result<OrderDetails> order(const QString& idOrNumber);

private:
    Result<OrderRow> find(const QString& idOrNumber);
    Result<QList<TimelineEntry>> timeline(const OrderId& orderId);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
