// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Seal.h"
#include "models/store/verify/CheckBook.h"

namespace countertop {

/// Checks that the seals follow each other and match the events they cover, naming each bad
/// position, and that the noted-down seal is among them. Events appended after the last seal are
/// not checked.
class SealChecks {
public:
    explicit SealChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    [[nodiscard]] Result<QList<Seal>> nextPage();
    Result<void> check(const Seal& seal);
    void checkPlace(const Seal& seal);
    void checkNoted();
    void checkEvents(const Seal& seal, const QList<SealedEvent>& present);
    void problem(const Seal& seal, const QString& what);

    CheckBook& m_book;
    Seal m_previous;
    qint64 m_after = -1;  ///< where the last seal read begins
    qint64 m_done = 0;
    bool m_isNotedThere = false;
};

}  // namespace countertop
