// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/RecordSealChecks.h"

#include "models/store/connection/Conditions.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr qint64 kPageSeals = 50;

/// The most inserted rows that are named per seal.
constexpr int kMaximumStrangers = 1000;

const QString kLastEventSeal = QStringLiteral(
    "SELECT records FROM seals WHERE store_id = :store ORDER BY from_position DESC LIMIT 1");

const QString kFirstEventSeal = QStringLiteral(
    "SELECT records FROM seals WHERE store_id = :store ORDER BY from_position LIMIT 1");

/// Seals of records that name a seal of the events which does not exist.
const QString kLoose = QStringLiteral(R"(
SELECT r.kind AS kind, r.from_position AS from_position, r.to_position AS to_position,
    r.records AS records
FROM record_seals r LEFT JOIN (
    SELECT 'events:' || to_position || ':' || hash AS head FROM seals WHERE store_id = :store) s
    ON s.head = r.records
WHERE r.store_id = :store AND s.head IS NULL
ORDER BY r.kind, r.from_position)");

const QString kKinds =
    QStringLiteral("SELECT DISTINCT kind FROM record_seals WHERE store_id = :store");

/// The end of a kind's chain when a seal of the events named its head.
qint64 endOf(const QString& kind, const QByteArray& records) {
    for (const QByteArray& head : records.split(' ')) {
        const QList<QByteArray> parts = head.split(':');
        if (parts.first() == kind.toLatin1()) return parts.value(1).toLongLong();
    }
    return 0;
}

/// Compares everything except the seal of the events that it names.
bool isSame(Seal expected, const Seal& seal) {
    expected.records = seal.records;
    return expected == seal;
}

QString textOf(const QString& kind, const SealBreach& breach) {
    const QString text = [&] {
        switch (breach.kind) {
            case SealBreach::Kind::Removed:
                return QStringLiteral("Row %2 of %1: it was sealed and is gone");
            case SealBreach::Kind::Inserted:
                return QStringLiteral("Row %2 of %1: it was not here when its place was sealed");
            case SealBreach::Kind::Altered:
                return QStringLiteral("Row %2 of %1: it was another when it was sealed");
        }
        return QString();
    }();
    return text.arg(kind).arg(breach.position);
}

}  // namespace

Result<void> RecordSealChecks::run() {
    if (auto read = readHeads(); !read) return read;
    for (const SealedTable& table : sealedTables()) {
        if (auto checked = checkChain(table); !checked) return checked;
    }
    if (auto checked = checkSettings(); !checked) return checked;
    if (auto checked = checkEventsHead(); !checked) return checked;
    if (auto checked = checkSagas(); !checked) return checked;
    QList<QByteArray> missing = m_heads.wanted.values();
    std::sort(missing.begin(), missing.end());
    for (const QByteArray& head : missing) {
        m_book.problem(Invariant::SealedRecords,
                       QStringLiteral("The seal %1 is gone").arg(QString::fromUtf8(head)));
    }
    return {};
}

void RecordSealChecks::addHeads(const QByteArray& records) {
    for (const QByteArray& head : records.split(' ')) {
        if (head.startsWith("sagas:")) {
            m_heads.sagas = std::max(m_heads.sagas, head.mid(6).toLongLong());
        } else if (!head.isEmpty()) {
            m_heads.wanted.insert(head);
        }
    }
}

Result<void> RecordSealChecks::readHeads() {
    const auto rows = readRows(m_book.database(), kLastEventSeal, Conditions(m_book.storeId()),
                               [](Query& query) { return query.utf8("records"); });
    if (!rows) return fail(rows.error());
    addHeads(rows->value(0));
    QStringList known{QLatin1StringView(kSettingsKind)};
    for (const SealedTable& table : sealedTables()) known.append(table.kind);
    const auto kinds = readRows(m_book.database(), kKinds, Conditions(m_book.storeId()),
                                [](Query& query) { return query.text("kind"); });
    if (!kinds) return fail(kinds.error());
    for (const QString& kind : *kinds) {
        if (known.contains(kind)) continue;
        m_book.problem(Invariant::SealedRecords,
                       QStringLiteral("There are seals of '%1', which nothing seals").arg(kind));
    }
    return {};
}

Result<void> RecordSealChecks::checkChain(const SealedTable& table) {
    Seal before;
    for (qint64 after = -1;;) {
        const auto page =
            recordSeals(m_book.database(), m_book.storeId(), table.kind, after, kPageSeals);
        if (!page) return fail(page.error());
        for (const Seal& seal : *page) {
            if (auto checked = checkSeal(table, before, seal); !checked) return checked;
            before = seal;
            after = seal.fromPosition;
        }
        if (page->size() < kPageSeals) return {};
    }
}

void RecordSealChecks::checkPlace(const QString& kind, const Seal& before, const Seal& seal) {
    if (seal.fromPosition != before.toPosition) {
        problem(kind, seal,
                QStringLiteral("does not follow the one before, which ends at %1")
                    .arg(before.toPosition));
    } else if (seal.previousHash != before.hash) {
        problem(kind, seal, QStringLiteral("does not fit the one before"));
    }
}

Result<void> RecordSealChecks::checkSeal(const SealedTable& table, const Seal& before,
                                         const Seal& seal) {
    checkPlace(table.kind, before, seal);
    tick(table.kind, seal);
    m_book.count(Invariant::SealedRecords, seal.events);
    m_done += seal.events;
    if (!marksFit(seal)) {
        problem(table.kind, seal, QStringLiteral("was altered"));
        return {};
    }
    const auto present =
        readSealedRows(m_book.database(), m_book.storeId(), table, seal.fromPosition,
                       seal.toPosition, static_cast<int>(seal.events) + kMaximumStrangers);
    if (!present) return fail(present.error());
    const Seal expected = present->isEmpty() ? Seal()
                                             : sealOver(m_book.storeId(), seal.fromPosition,
                                                        seal.previousHash, *present, seal.sealedAt);
    if (!isSame(expected, seal)) {
        const QList<SealBreach> breaches = breachesOf(seal, *present);
        // The hash or all marks show that the rows are unchanged, so the seal itself was altered.
        if (expected.hash == seal.hash || breaches.isEmpty()) {
            problem(table.kind, seal, QStringLiteral("was altered"));
        } else {
            for (const SealBreach& breach : breaches) {
                m_book.problem(Invariant::SealedRecords, textOf(table.kind, breach));
            }
        }
    }
    return m_book.reportProgress(Invariant::SealedRecords, m_done);
}

Result<void> RecordSealChecks::checkSettings() {
    const QString kind = QLatin1StringView(kSettingsKind);
    Seal before;
    for (qint64 after = -1;;) {
        const auto page = recordSeals(m_book.database(), m_book.storeId(), kind, after, kPageSeals);
        if (!page) return fail(page.error());
        for (const Seal& seal : *page) {
            checkPlace(kind, before, seal);
            tick(kind, seal);
            m_book.count(Invariant::SealedRecords);
            const Seal expected = settingsSeal(m_book.storeId(), before, seal.marks, seal.sealedAt);
            if (!isSame(expected, seal)) problem(kind, seal, QStringLiteral("was altered"));
            before = seal;
            after = seal.fromPosition;
        }
        if (page->size() < kPageSeals) return {};
    }
}

Result<void> RecordSealChecks::checkEventsHead() {
    struct Loose {
        QString kind;
        Seal seal;
    };
    const auto loose =
        readRows(m_book.database(), kLoose, Conditions(m_book.storeId()), [](Query& query) {
            Loose found;
            found.kind = query.text("kind");
            found.seal.fromPosition = query.integer("from_position");
            found.seal.toPosition = query.integer("to_position");
            found.seal.records = query.utf8("records");
            return found;
        });
    if (!loose) return fail(loose.error());
    const auto first = readRows(m_book.database(), kFirstEventSeal, Conditions(m_book.storeId()),
                                [](Query& query) { return query.utf8("records"); });
    if (!first) return fail(first.error());
    for (const Loose& found : *loose) {
        const bool namesNone = found.seal.records.isEmpty();
        if (namesNone &&
            (first->isEmpty() || endOf(found.kind, first->first()) >= found.seal.fromPosition)) {
            continue;  // it was sealed before any event, or along with the first ones
        }
        problem(found.kind, found.seal,
                QStringLiteral("names the seal '%1', which is gone")
                    .arg(QString::fromUtf8(found.seal.records)));
    }
    return {};
}

Result<void> RecordSealChecks::checkSagas() {
    const auto sagas = sagaCount(m_book.database(), m_book.storeId());
    if (!sagas) return fail(sagas.error());
    if (*sagas >= m_heads.sagas) return {};
    m_book.problem(Invariant::SealedRecords,
                   QStringLiteral("There were %1 sagas when they were last sealed, and there are "
                                  "%2 now")
                       .arg(m_heads.sagas)
                       .arg(*sagas));
    return {};
}

void RecordSealChecks::tick(const QString& kind, const Seal& seal) {
    m_heads.wanted.remove(sealHead(kind, seal));
}

void RecordSealChecks::problem(const QString& kind, const Seal& seal, const QString& what) {
    m_book.problem(Invariant::SealedRecords, QStringLiteral("The seal of %1, rows %2 to %3, %4")
                                                 .arg(kind)
                                                 .arg(seal.fromPosition + 1)
                                                 .arg(seal.toPosition)
                                                 .arg(what));
}

}  // namespace countertop
