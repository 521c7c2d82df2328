// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/seals/SealedRecords.h"
#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// The records that are no events as they were sealed: audit rows, messages and clean-ups row by
/// row, each changed, removed or put in one named; that these chains and that of the events hold
/// each other; and that no saga is gone since. What came after the last seal is not covered.
class RecordSealChecks {
public:
    explicit RecordSealChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    /// "kind:position:hash" of each chain and the count of sagas, as the last seal of the events
    /// has them.
    struct Heads {
        QSet<QByteArray> wanted;
        qint64 sagas = 0;
    };

    Result<void> readHeads();
    void takeHeads(const QByteArray& records);
    Result<void> checkChain(const SealedTable& table);
    Result<void> checkSeal(const SealedTable& table, const Seal& before, const Seal& seal);
    Result<void> checkSettings();
    Result<void> checkEventsHead();
    Result<void> checkSagas();
    void checkPlace(const QString& kind, const Seal& before, const Seal& seal);
    void problem(const QString& kind, const Seal& seal, const QString& what);
    void tick(const QString& kind, const Seal& seal);

    CheckBook& m_book;
    Heads m_heads;
    qint64 m_done = 0;
};

}  // namespace countertop
