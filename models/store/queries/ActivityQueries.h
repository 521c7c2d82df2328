// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/store/connection/Database.h"

#include <optional>

namespace countertop {

/// Events and commands together, newest first. There is no index for any of the filters, because
/// every sale would pay for it: a look goes through a bounded part of each table by its primary
/// key, and times are found by halving, because ids carry the time and keys follow it. Lives on the
/// database's thread.
class ActivityQueries {
public:
    ActivityQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    Result<ActivitySpan> before(const ActivityFilter& filter,
                                const std::optional<ActivityPlace>& place, int limit);
    Result<ActivitySpan> after(const ActivityFilter& filter, const ActivityPlace& place, int limit);
    /// The rows of one flow: those around the time in the correlation id and around `near`, and
    /// whatever it did to the stream at any time, with what caused that. Oldest first.
    Result<QList<ActivityRow>> flow(const QString& correlationId, Timestamp near,
                                    const QString& streamId);

private:
    Result<void> nameOrders(QList<ActivityRow>& rows);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
