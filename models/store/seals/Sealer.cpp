// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/seals/Sealer.h"

#include "models/store/connection/Conditions.h"
#include "models/store/connection/Transaction.h"
#include "models/store/streams/SqlEventStore.h"

#include <QElapsedTimer>
#include <QThread>

namespace countertop {

namespace {

constexpr unsigned long kPauseMs = 5;

QElapsedTimer started() {
    QElapsedTimer timer;
    timer.start();
    return timer;
}

const QString kLast = QStringLiteral(
    "SELECT from_position, to_position, events, sealed_at, previous_hash, hash, '' AS marks, "
    "records FROM seals WHERE store_id = :store ORDER BY from_position DESC LIMIT 1");

/// The unary plus keeps SQLite from sorting a whole store by the stream index.
const QString kEvents = QStringLiteral(
    "SELECT position, hash FROM events WHERE +store_id = :store AND position > :after "
    "AND position <= :last ORDER BY position LIMIT :limit");

const QString kInsert = QStringLiteral(
    "INSERT INTO seals (store_id, from_position, to_position, events, sealed_at, previous_hash, "
    "hash, marks, records) VALUES (:store, :from, :to, :events, :now, :previous, :hash, :marks, "
    ":records) ON CONFLICT (store_id, from_position) DO NOTHING");

}  // namespace

Result<QList<SealedEvent>> readSealedEvents(Database& database, qint64 storeId, qint64 after,
                                            qint64 upTo, int limit) {
    Conditions conditions(storeId);
    conditions.value(":after", after).value(":last", upTo).value(":limit", qint64{limit});
    return readRows(database, kEvents, conditions, [](Query& query) {
        return SealedEvent{query.integer("position"), query.utf8("hash")};
    });
}

Result<std::optional<Seal>> Sealer::last() {
    const auto rows = readRows(m_database, kLast, Conditions(m_storeId), sealFrom);
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional<Seal>(rows->first());
}

Result<QList<SealedEvent>> Sealer::unsealed(qint64 after, int limit) {
    // Read the final position before the events: no more events can appear up to it.
    const auto upTo = finalPosition(m_database);
    if (!upTo) return fail(upTo.error());
    return readSealedEvents(m_database, m_storeId, after, *upTo, limit);
}

Result<qint64> Sealer::sealNext(Timestamp now, int maximumEvents) {
    const auto previous = last();
    if (!previous) return fail(previous.error());
    const Seal before = previous->value_or(Seal());
    const auto events = unsealed(before.toPosition, maximumEvents);
    if (!events) return fail(events.error());
    auto records = m_records.next(now, maximumEvents);
    if (!records) return fail(records.error());
    m_hasMore = events->size() == maximumEvents || m_records.hasMore();
    if (events->isEmpty() && records->isEmpty()) return 0;
    std::optional<Seal> seal;
    if (!events->isEmpty()) {
        const auto heads = m_records.headsWith(*records);
        if (!heads) return fail(heads.error());
        seal = sealOver(m_storeId, before.toPosition, before.hash, *events, now, *heads);
    }
    const QByteArray head = RecordSealer::headOfEvents(seal.value_or(before));
    for (RecordSealer::Piece& piece : *records) piece.seal.records = head;
    const auto isOurs = save(seal, *records);
    if (!isOurs) return fail(isOurs.error());
    return *isOurs ? events->size() : 0;
}

Result<qint64> Sealer::sealAll(Timestamp now, qint64 longestWaitMs) {
    qint64 all = 0;
    for (QElapsedTimer timer = started();;) {
        const auto sealed = sealNext(now);
        if (!sealed) return fail(sealed.error());
        all += *sealed;
        if (*sealed > 0 || m_hasMore) {
            timer.restart();
        } else if (m_records.isWaiting() && !timer.hasExpired(longestWaitMs)) {
            QThread::msleep(kPauseMs);
        } else {
            return all;
        }
    }
}

Result<bool> Sealer::save(const std::optional<Seal>& seal,
                          const QList<RecordSealer::Piece>& records) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    bool isOurs = true;
    for (const RecordSealer::Piece& piece : records) {
        if (!isOurs) break;
        const auto saved = m_records.save(piece);
        if (!saved) return saved;
        isOurs = *saved;
    }
    if (isOurs && seal) {
        const auto inserted = insert(*seal);
        if (!inserted) return inserted;
        isOurs = *inserted;
    }
    // The seal of the events names the heads of our pieces, so save all of them or none.
    if (!isOurs) return false;
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return true;
}

Result<bool> Sealer::insert(const Seal& seal) {
    return m_database
        .execute(kInsert,
                 [&](Query& query) {
                     query.bind(":store", m_storeId);
                     bindSeal(query, seal);
                 })
        .map([](qint64 rows) { return rows == 1; });
}

}  // namespace countertop
