// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/events/SnapshotStore.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// The snapshots of one store (tenant) in a database. Lives on the database's thread. A save runs
/// in its own transaction, or in a savepoint of an open one, which survives its failure.
class SqlSnapshotStore final : public SnapshotStore {
public:
    SqlSnapshotStore(Database& database, const Clock& clock, qint64 storeId = 1)
        : m_database(database), m_clock(clock), m_storeId(storeId) {}

    Result<std::optional<Snapshot>> find(const QString& streamId) override;
    Result<void> save(const Snapshot& snapshot) override;

private:
    Database& m_database;
    const Clock& m_clock;
    qint64 m_storeId;
};

}  // namespace countertop
