// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// How far each reader of the feed has come, by name. A reader handles events after its checkpoint
/// and moves it in the same transaction as what it did for them: so everything is done once, also
/// by several processes with the same name. Lives on the database's thread.
class CheckpointStore {
public:
    explicit CheckpointStore(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// The last position handled; 0 for a reader that has never moved.
    [[nodiscard]] Result<qint64> position(const QString& name);

    /// Inside the caller's Transaction, before anything else of it: others with the same name wait
    /// here. False when somebody else has moved it from `from`: then nothing of the caller's may
    /// stay.
    [[nodiscard]] Result<bool> advance(const QString& name, qint64 from, qint64 to);

    /// Puts it anywhere, inside the caller's Transaction.
    Result<void> set(const QString& name, qint64 position);
    Result<void> remove(const QString& name);

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
