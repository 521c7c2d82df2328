// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/seals/SealedRecords.h"
#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// Compares the records other than events with their seals: audit rows, messages and clean-ups row
/// by row, naming each changed, removed or inserted one. Also checks that these chains and the
/// chain of the events refer to each other, and that no saga has been removed since. Records after
/// the last seal are not covered.
class RecordSealChecks {
public:
    explicit RecordSealChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    /// "kind:position:hash" of each chain and the count of sagas, from the last seal of the events.
    struct Heads {
        QSet<QByteArray> wanted;
        qint64 sagas = 0;
    };

    Result<void> readHeads();
    void addHeads(const QByteArray& records);
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
