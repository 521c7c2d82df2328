// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/ExpiredKeys.h"

#include "models/store/connection/Transaction.h"

namespace countertop {

namespace {

const QString kPiece = QStringLiteral(
    "SELECT key, expires_at FROM idempotency WHERE store_id = :store AND key > :after "
    "ORDER BY key LIMIT :records");

const QString kRemove = QStringLiteral(
    "DELETE FROM idempotency WHERE store_id = :store AND key > :after AND key <= :last "
    "AND expires_at <= :now");

/// Recorded so that verify can tell a clean-up from a key that was deleted by hand.
const QString kNote = QStringLiteral(
    "INSERT INTO removals (store_id, kind, rows_removed, up_to, removed_at) "
    "VALUES (:store, 'idempotency', :rows, :now, :now)");

}  // namespace

Result<qint64> ExpiredKeys::removeSome(Timestamp now, int records) {
    const auto piece = nextPiece(now, records);
    if (!piece) return fail(piece.error());
    qint64 removed = 0;
    if (piece->hasExpired) {
        Transaction transaction(m_database);
        if (auto begun = transaction.begin(); !begun) return fail(begun.error());
        auto query = m_database.query(kRemove);
        if (!query) return fail(query.error());
        (*query)
            ->bind(":store", m_storeId)
            .bind(":after", m_after)
            .bind(":last", piece->lastKey)
            .bind(":now", now);
        if (auto ran = (*query)->execute(); !ran) return fail(ran.error());
        removed = (*query)->affectedRows();
        if (auto noted = note(removed, now); !noted) return fail(noted.error());
        if (auto done = transaction.commit(); !done) return fail(done.error());
    }
    m_after = piece->lastKey;
    return removed;
}

Result<void> ExpiredKeys::note(qint64 removed, Timestamp now) {
    if (removed == 0) return {};
    return m_database
        .execute(kNote,
                 [&](Query& query) {
                     query.bind(":store", m_storeId).bind(":rows", removed).bind(":now", now);
                 })
        .map([](qint64) {});
}

Result<ExpiredKeys::Piece> ExpiredKeys::nextPiece(Timestamp now, int records) {
    Piece piece;
    const auto read = m_database.readRows(
        kPiece,
        [&](Query& query) {
            query.bind(":store", m_storeId)
                .bind(":after", m_after)
                .bind(":records", static_cast<qint64>(records));
        },
        [&](Query& row) {
            piece.lastKey = row.text("key");
            piece.hasExpired |= row.integer("expires_at") <= now;
        });
    if (!read) return fail(read.error());
    return piece;
}

}  // namespace countertop
