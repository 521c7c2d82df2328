// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/SealChecks.h"

#include "models/store/connection/Conditions.h"
#include "models/store/seals/Sealer.h"

namespace countertop {

namespace {

constexpr qint64 kPageSeals = 50;

/// The most inserted events that are named per seal; an altered seal may claim any range.
constexpr int kMaximumStrangers = 1000;

const QString kPage = QStringLiteral(
                          "SELECT %1 FROM seals WHERE store_id = :store "
                          "AND from_position > :after ORDER BY from_position LIMIT :limit")
                          .arg(QLatin1StringView(kSealColumns));

QString textOf(const SealBreach& breach) {
    const QString text = [&] {
        switch (breach.kind) {
            case SealBreach::Kind::Removed:
                return QStringLiteral("Position %1: the event that was sealed here is gone");
            case SealBreach::Kind::Inserted:
                return QStringLiteral("Position %1: this event was not here when it was sealed");
            case SealBreach::Kind::Altered:
                return QStringLiteral("Position %1: another event was here when it was sealed");
        }
        return QString();
    }();
    return text.arg(breach.position);
}

}  // namespace

Result<void> SealChecks::run() {
    for (;;) {
        const auto page = nextPage();
        if (!page) return fail(page.error());
        for (const Seal& seal : *page) {
            if (auto done = check(seal); !done) return done;
        }
        if (page->size() < kPageSeals) break;
    }
    checkNoted();
    return {};
}

void SealChecks::checkNoted() {
    if (!m_book.notedSeal() || m_isNotedThere) return;
    m_book.problem(Invariant::Seals, QStringLiteral("The seal %1 that ended at position %2 is gone")
                                         .arg(m_book.notedSeal()->hash)
                                         .arg(m_book.notedSeal()->toPosition));
}

Result<QList<Seal>> SealChecks::nextPage() {
    Conditions conditions(m_book.storeId());
    conditions.value(":after", m_after).value(":limit", kPageSeals);
    return readRows(m_book.database(), kPage, conditions, sealFrom);
}

Result<void> SealChecks::check(const Seal& seal) {
    m_after = seal.fromPosition;
    m_book.count(Invariant::Seals, seal.events);
    checkPlace(seal);
    if (const auto& noted = m_book.notedSeal(); noted && noted->toPosition == seal.toPosition) {
        m_isNotedThere |= noted->hash.toLatin1() == seal.hash;
    }
    if (marksFit(seal)) {
        const auto present =
            readSealedEvents(m_book.database(), m_book.storeId(), seal.fromPosition,
                             seal.toPosition, static_cast<int>(seal.events) + kMaximumStrangers);
        if (!present) return fail(present.error());
        checkEvents(seal, *present);
    } else {
        problem(seal, QStringLiteral("was altered"));
    }
    m_previous = seal;
    m_done += seal.events;
    return m_book.reportProgress(Invariant::Seals, m_done);
}

void SealChecks::checkPlace(const Seal& seal) {
    if (seal.fromPosition != m_previous.toPosition) {
        problem(seal, QStringLiteral("does not follow the one before, which ends at position %1")
                          .arg(m_previous.toPosition));
    } else if (seal.previousHash != m_previous.hash) {
        problem(seal, QStringLiteral("does not fit the one before"));
    }
}

void SealChecks::checkEvents(const Seal& seal, const QList<SealedEvent>& present) {
    const Seal expected = present.isEmpty()
                              ? Seal()
                              : sealOver(m_book.storeId(), seal.fromPosition, seal.previousHash,
                                         present, seal.sealedAt, seal.records);
    if (expected == seal) return;
    const QList<SealBreach> breaches = breachesOf(seal, present);
    // The hash or all marks show that the events are unchanged, so the seal itself was altered.
    if (expected.hash == seal.hash || breaches.isEmpty()) {
        return problem(seal, QStringLiteral("was altered"));
    }
    for (const SealBreach& breach : breaches) m_book.problem(Invariant::Seals, textOf(breach));
}

void SealChecks::problem(const Seal& seal, const QString& what) {
    m_book.problem(Invariant::Seals, QStringLiteral("The seal of positions %1 to %2 %3")
                                         .arg(seal.fromPosition + 1)
                                         .arg(seal.toPosition)
                                         .arg(what));
}

}  // namespace countertop
