// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// The outbox as the deliveries page shows it, newest first; discarded messages are left out.
/// Lives on the database's thread.
class DeliveryQueries {
public:
    DeliveryQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<DeliveryRow>> window(std::optional<DeliveryStatus> status, qint64 firstRow,
                                      int limit);
    /// Reading a long list to its end: the ids first, then their rows part by part. No index has
    /// the waiting messages by id, so that each page would sort all of them.
    Result<QList<qint64>> ids(std::optional<DeliveryStatus> status, qint64 limit);
    Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids);
    Result<qint64> count(std::optional<DeliveryStatus> status);
    Result<DeliverySummary> summary();
    /// Any message by its id, a discarded one as dead.
    Result<DeliveryRow> delivery(qint64 id);

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
