// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Removes expired idempotency records, one piece of the table at a time: the records have no index
/// by time, because that would cost every sale. Lives on the database's thread.
class ExpiredKeys {
public:
    explicit ExpiredKeys(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// Examines the next `records` records and removes those expired at `now`; starts over after
    /// the last record. Records each removal for sealing, in the same transaction. Returns how many
    /// were removed.
    Result<qint64> removeSome(Timestamp now, int records = 5000);

private:
    struct Piece {
        QString lastKey;  ///< empty after the last record
        bool hasExpired = false;
    };
    Result<Piece> nextPiece(Timestamp now, int records);
    Result<void> note(qint64 removed, Timestamp now);

    Database& m_database;
    qint64 m_storeId;
    QString m_after;
};

}  // namespace countertop
