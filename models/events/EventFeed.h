// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventBus.h"
#include "models/events/EventStore.h"

namespace countertop {

/// Brings what was recorded since last time from the store to the bus, whoever recorded it: this
/// process or another. Belongs to the store's thread.
class EventFeed {
public:
    /// Begins with the event after that position; both must outlive the feed.
    EventFeed(EventStore& store, EventBus& bus, qint64 afterPosition)
        : m_store(store), m_bus(bus), m_position(afterPosition) {}

    /// How many events were published; none of an event that is still being committed or follows
    /// one. Call it after every commit that is noticed.
    Result<qsizetype> publishNew();
    [[nodiscard]] qint64 position() const { return m_position; }

private:
    EventStore& m_store;
    EventBus& m_bus;
    qint64 m_position;
};

}  // namespace countertop
