// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Seal.h"
#include "models/store/connection/Database.h"
#include "models/store/seals/RecordSealer.h"

#include <optional>

namespace countertop {

/// Seals the events of one store, from its last seal to the final position, before which no more
/// events can appear, and the records other than events with them. A seal is a durable commit of
/// its own, never part of a sale. Several processes may seal one store: a seal's first position is
/// its key, so only one of them writes it. Lives on the database's thread.
class Sealer {
public:
    /// The most events per seal, so that a write never waits long for one.
    static constexpr int kMaximumEvents = 4096;

    explicit Sealer(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId), m_records(database, storeId) {}

    /// The last seal, without its marks; none in a store that was never sealed.
    [[nodiscard]] Result<std::optional<Seal>> last();

    /// Seals the next events and records. Returns how many events it sealed; 0: there are none, or
    /// another process was faster.
    Result<qint64> sealNext(Timestamp now, int maximumEvents = kMaximumEvents);
    /// Seals everything; waits up to this long for transactions that began before it. Returns how
    /// many events it sealed.
    Result<qint64> sealAll(Timestamp now, qint64 longestWaitMs = 2000);
    /// After sealNext(): whether there was more than one seal can cover.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

private:
    Result<QList<SealedEvent>> unsealed(qint64 after, int limit);
    /// Saves all of it or nothing; false when another process was faster.
    Result<bool> save(const std::optional<Seal>& seal, const QList<RecordSealer::Piece>& records);
    Result<bool> insert(const Seal& seal);

    Database& m_database;
    qint64 m_storeId;
    RecordSealer m_records;
    bool m_hasMore = false;
};

/// Events of a store by position, as a seal covers them.
[[nodiscard]] Result<QList<SealedEvent>> readSealedEvents(Database& database, qint64 storeId,
                                                          qint64 after, qint64 upTo, int limit);

}  // namespace countertop
