// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ActivityReads.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Events and commands together, newest first. The filters have no index, because every sale would
/// pay for it: a call scans a bounded part of each table by its primary key, and finds times by
/// binary search, because ids carry the time and keys follow it. Lives on the database's thread.
class ActivityQueries final : public ActivityReads {
public:
    explicit ActivityQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<EventRow>> events(const EventFilter& filter) override;
    Result<ActivitySpan> before(const ActivityFilter& filter,
                                const std::optional<ActivityPlace>& place, int limit) override;
    Result<ActivitySpan> after(const ActivityFilter& filter, const ActivityPlace& place,
                               int limit) override;
    Result<QList<ActivityRow>> flow(const QString& correlationId, Timestamp near,
                                    const QString& streamId) override;

private:
    Result<void> nameOrders(QList<ActivityRow>& rows);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
