// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Removes messages that were delivered some time ago. The hash of each remains, so that the seals
/// still prove that no other message is missing. Lives on the database's thread.
class DeliveredCleanup {
public:
    static constexpr qint64 kKeptMs = 7LL * 24 * 60 * 60 * 1000;

    /// `clock` must outlive it; used on SQLite only, a server has its own.
    DeliveredCleanup(Database& database, const Clock& clock, qint64 storeId = 1,
                     qint64 keptMs = kKeptMs)
        : m_database(database), m_clock(clock), m_storeId(storeId), m_keptMs(keptMs) {}

    /// One short transaction; returns how many were removed. Call it again while it removes
    /// `limit`.
    Result<int> removeSome(int limit);

private:
    Database& m_database;
    const Clock& m_clock;
    qint64 m_storeId;
    qint64 m_keptMs;
};

}  // namespace countertop
