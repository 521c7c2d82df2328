// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/streams/SqlEventStore.h"

#include <QSet>

namespace countertop {

/// What was recorded since the last look.
struct EventNews {
    QList<RecordedEvent> events;  ///< in order of position
    bool isTooMuch = false;       ///< there was more than can be told one by one; events is empty
};

/// Tells each event once, whoever recorded it and as soon as its commit can be seen, for who shows
/// a shop as it is. Unlike the feed it does not wait for others that are still committing, so the
/// order is that of becoming visible; who must miss nothing reads the feed from a checkpoint.
/// Belongs to the database's thread.
class EventTail {
public:
    /// More than so many at once are not told one by one.
    static constexpr int kMost = 500;

    explicit EventTail(Database& database, qint64 storeId = 1)
        : m_database(database), m_store(database, storeId) {}

    /// The first call only remembers where the events end.
    [[nodiscard]] Result<EventNews> read();

private:
    [[nodiscard]] Result<void> skip();

    Database& m_database;
    SqlEventStore m_store;
    bool m_hasBegun = false;
    qint64 m_position = 0;  ///< everything up to here was told
    QSet<qint64> m_told;    ///< behind it
};

}  // namespace countertop
