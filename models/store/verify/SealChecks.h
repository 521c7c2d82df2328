// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Seal.h"
#include "models/store/verify/CheckBook.h"

namespace countertop {

/// That the seals follow each other and fit the events they cover, each bad position named; and
/// that the one somebody noted down is among them. What was appended after the last seal is
/// nobody's business here.
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
    qint64 m_after = -1;  ///< where the last seal that was read begins
    qint64 m_done = 0;
    bool m_isNotedThere = false;
};

}  // namespace countertop
