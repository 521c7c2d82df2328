// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The position of each reader of the feed, by name. A reader handles the events after its
/// checkpoint and advances it in the same transaction as its own changes, so every event is handled
/// once, even when several processes share the name. Lives on the database's thread.
class CheckpointStore {
public:
    explicit CheckpointStore(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// The last position handled; 0 for a reader that has never advanced.
    [[nodiscard]] Result<qint64> position(const QString& name);

    /// Call it inside the caller's Transaction, before its other statements: others with the same
    /// name wait here. False when another process has advanced it from `from`; the caller must then
    /// roll back.
    [[nodiscard]] Result<bool> advance(const QString& name, qint64 from, qint64 to);

    /// Moves the checkpoint to any position, inside the caller's Transaction.
    Result<void> set(const QString& name, qint64 position);
    Result<void> remove(const QString& name);

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
