// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Seal.h"
#include "models/store/connection/Database.h"
#include "models/store/seals/RecordSealer.h"

#include <optional>

namespace countertop {

/// Seals the events of one store: what stands after its last seal, behind the last position that
/// no commit can come before any more; and with them the records that are no events. A seal is a
/// durable commit of its own, never part of a sale. Several processes may seal one store: where a
/// seal begins is its key, so one of them writes it. Lives on the database's thread.
class Sealer {
public:
    /// A seal covers at most so many events, so that a write never waits long for one.
    static constexpr int kMostEvents = 4096;

    explicit Sealer(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId), m_records(database, storeId) {}

    /// The last seal, without its marks; none in a store that was never sealed.
    [[nodiscard]] Result<std::optional<Seal>> last();

    /// Seals the next events and records. Answers how many events it sealed; 0: there are none, or
    /// another process was quicker.
    Result<qint64> sealNext(Timestamp now, int mostEvents = kMostEvents);
    /// Seals all there is; waits so long for transactions that began before it. Answers how many
    /// events it sealed.
    Result<qint64> sealAll(Timestamp now, qint64 longestWaitMs = 2000);
    /// After sealNext(): there was more than one seal takes.
    [[nodiscard]] bool isBehind() const { return m_isBehind; }

private:
    Result<QList<SealedEvent>> unsealed(qint64 after, int limit);
    /// All of it or nothing; false when another process was quicker.
    Result<bool> save(const std::optional<Seal>& seal, const QList<RecordSealer::Piece>& records);
    Result<bool> insert(const Seal& seal);

    Database& m_database;
    qint64 m_storeId;
    RecordSealer m_records;
    bool m_isBehind = false;
};

/// Events of a store by position, as a seal covers them.
[[nodiscard]] Result<QList<SealedEvent>> readSealedEvents(Database& database, qint64 storeId,
                                                          qint64 after, qint64 upTo, int limit);

}  // namespace countertop
