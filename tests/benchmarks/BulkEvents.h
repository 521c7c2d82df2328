// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Writes prepared events quickly, bypassing the shop's rules: as rows of one transaction on
/// SQLite, with COPY on PostgreSQL. Ends the program on failure.
class BulkEvents {
public:
    explicit BulkEvents(Database& database) : m_database(database) {}

    void add(const RecordedEvent& event) { m_events.append(event); }
    /// Writes the events added since the previous flush.
    void flush();

private:
    void insert();
    void copy();

    Database& m_database;
    QList<RecordedEvent> m_events;
};

}  // namespace countertop
