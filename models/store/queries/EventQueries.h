// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/streams/SqlEventStore.h"

namespace countertop {

/// The events of the whole store as the activity page shows them. Lives on the database's thread.
class EventQueries {
public:
    EventQueries(Database& database, qint64 storeId) : m_events(database, storeId) {}

    Result<QList<EventRow>> events(const EventFilter& filter);

private:
    SqlEventStore m_events;
};

}  // namespace countertop
