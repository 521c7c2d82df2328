// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventFeed.h"

namespace countertop {

namespace {

constexpr int kBatch = 500;

}  // namespace

Result<qsizetype> EventFeed::publishNew() {
    qsizetype published = 0;
    for (;;) {
        const auto events = m_store.feed(m_position, {}, kBatch);
        if (!events) return fail(events.error());
        if (events->isEmpty()) return published;
        m_bus.publish(*events);
        m_position = events->last().position;
        published += events->size();
        if (events->size() < kBatch) return published;
    }
}

}  // namespace countertop
