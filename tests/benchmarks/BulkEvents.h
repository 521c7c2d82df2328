// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Writes finished events past every rule of the shop, quickly: rows of one transaction on SQLite,
/// COPY on PostgreSQL. Ends the program when that fails.
class BulkEvents {
public:
    explicit BulkEvents(Database& database) : m_database(database) {}

    void add(const RecordedEvent& event) { m_events.append(event); }
    /// What was added since the last time.
    void flush();

private:
    void insert();
    void copy();

    Database& m_database;
    QList<RecordedEvent> m_events;
};

}  // namespace countertop
