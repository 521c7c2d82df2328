// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderHistory.h"
#include "models/store/queries/ActivityQueries.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/streams/SqlEventStore.h"

namespace countertop {

Result<QList<EventRow>> ActivityQueries::events(const EventFilter& filter) {
    if (auto good = checkWindow(0, filter.limit); !good) return fail(good.error());
    FeedFilter feed{filter.types, {}, filter.category};
    if (!filter.streamId.isEmpty()) feed.streams.append(filter.streamId);
    const auto recorded =
        SqlEventStore(m_database, m_storeId).feed(filter.afterPosition, feed, filter.limit);
    if (!recorded) return fail(recorded.error());
    QList<EventRow> rows;
    rows.reserve(recorded->size());
    for (const RecordedEvent& event : *recorded) rows.append(eventRow(event));
    return rows;
}

}  // namespace countertop
