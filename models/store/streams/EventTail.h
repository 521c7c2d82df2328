// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/streams/SqlEventStore.h"

#include <QSet>

namespace countertop {

/// The events recorded since the last read.
struct NewEvents {
    QList<RecordedEvent> events;  ///< in order of position
    bool isOverflow = false;      ///< there were more than kMaximumEvents; events is empty
};

/// Reports each event once, whoever recorded it, as soon as its commit is visible, for views that
/// show a shop's current state. Unlike the feed it does not wait for transactions that are still
/// committing, so events come in the order in which they become visible; a reader that must not
/// miss any reads the feed from a checkpoint. Belongs to the database's thread.
class EventTail {
public:
    /// A larger batch is not reported event by event.
    static constexpr int kMaximumEvents = 500;

    explicit EventTail(Database& database, qint64 storeId = 1)
        : m_database(database), m_store(database, storeId) {}

    /// The first call only remembers the current end of the events.
    [[nodiscard]] Result<NewEvents> read();

private:
    [[nodiscard]] Result<void> skip();

    Database& m_database;
    SqlEventStore m_store;
    bool m_hasBegun = false;
    qint64 m_position = 0;    ///< everything up to here was reported
    QSet<qint64> m_reported;  ///< reported positions after m_position
};

}  // namespace countertop
