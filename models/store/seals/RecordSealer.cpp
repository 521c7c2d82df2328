// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/seals/RecordSealer.h"

#include "models/store/connection/Conditions.h"

#include <limits>

namespace countertop {

namespace {

const QString kInsert = QStringLiteral(
    "INSERT INTO record_seals (store_id, kind, from_position, to_position, events, sealed_at, "
    "previous_hash, hash, marks, records) VALUES (:store, :kind, :from, :to, :events, :now, "
    ":previous, :hash, :marks, :records) ON CONFLICT (store_id, kind, from_position) DO NOTHING");

const QString kHandedOut = QStringLiteral(
    "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(:table, :id)::regclass), 0) "
    "AS number");

const QString kTransactions = QStringLiteral(
    "SELECT pg_snapshot_xmin(s)::text::bigint AS oldest, pg_snapshot_xmax(s)::text::bigint AS next "
    "FROM pg_current_snapshot() AS s");

}  // namespace

Result<QHash<QString, qint64>> RecordSealer::handedOut() {
    QHash<QString, qint64> numbers;
    for (const SealedTable& table : sealedTables()) {
        Conditions conditions = Conditions::none();
        conditions.value(":table", table.table).value(":id", table.idColumn);
        const auto last = readNumber(m_database, kHandedOut, conditions);
        if (!last) return fail(last.error());
        numbers.insert(table.kind, *last);
    }
    return numbers;
}

Result<QHash<QString, qint64>> RecordSealer::finalNumbers() {
    QHash<QString, qint64> numbers;
    if (m_database.dialect() == Dialect::Sqlite) {
        // With a single writer, numbers follow the order of the commits.
        for (const SealedTable& table : sealedTables()) {
            numbers.insert(table.kind, std::numeric_limits<qint64>::max());
        }
        return numbers;
    }
    // Read the numbers first, then the open transactions: one that begins in between takes higher
    // numbers.
    auto given = m_waiting ? Result<QHash<QString, qint64>>(m_waiting->upTo) : handedOut();
    if (!given) return given;
    const auto under = readRows(m_database, kTransactions, Conditions::none(), [](Query& query) {
        return std::pair(query.integer("oldest"), query.integer("next"));
    });
    if (!under) return fail(under.error());
    const auto [oldest, next] = under->value(0);
    if (!m_waiting) m_waiting = Waiting{*given, next};
    if (oldest < m_waiting->before) return numbers;
    m_waiting.reset();
    return given;
}

QByteArray RecordSealer::headOfEvents(const Seal& events) {
    return sealHead(QStringLiteral("events"), events);
}

Result<QList<RecordSealer::Piece>> RecordSealer::next(Timestamp now, int maximumRows) {
    QList<Piece> pieces;
    m_hasMore = false;
    const auto upTo = finalNumbers();
    if (!upTo) return fail(upTo.error());
    for (const SealedTable& table : sealedTables()) {
        if (!upTo->contains(table.kind)) continue;
        const auto last = lastRecordSeal(m_database, m_storeId, table.kind);
        if (!last) return fail(last.error());
        const Seal before = last->value_or(Seal());
        const auto rows = readSealedRows(m_database, m_storeId, table, before.toPosition,
                                         upTo->value(table.kind), maximumRows);
        if (!rows) return fail(rows.error());
        if (rows->isEmpty()) continue;
        m_hasMore |= rows->size() == maximumRows;
        pieces.append(
            {table.kind, sealOver(m_storeId, before.toPosition, before.hash, *rows, now)});
    }
    const QString settings = QLatin1StringView(kSettingsKind);
    const auto last = lastRecordSeal(m_database, m_storeId, settings);
    if (!last) return fail(last.error());
    const auto document = settingsDocument(m_database, m_storeId);
    if (!document) return fail(document.error());
    const Seal before = last->value_or(Seal());
    if (!document->isEmpty() && *document != before.marks) {
        pieces.append({settings, settingsSeal(m_storeId, before, *document, now)});
    }
    return pieces;
}

Result<QByteArray> RecordSealer::headsWith(const QList<Piece>& pieces) {
    QStringList kinds{QLatin1StringView(kSettingsKind)};
    for (const SealedTable& table : sealedTables()) kinds.append(table.kind);
    kinds.sort();
    QByteArray heads;
    for (const QString& kind : std::as_const(kinds)) {
        auto head = lastRecordSeal(m_database, m_storeId, kind);
        if (!head) return fail(head.error());
        for (const Piece& piece : pieces) {
            if (piece.kind == kind) *head = piece.seal;
        }
        if (!*head) continue;
        heads += sealHead(kind, **head) + ' ';
    }
    const auto sagas = sagaCount(m_database, m_storeId);
    if (!sagas) return fail(sagas.error());
    return heads + "sagas:" + QByteArray::number(*sagas);
}

Result<bool> RecordSealer::save(const Piece& piece) {
    return m_database
        .execute(kInsert,
                 [&](Query& query) {
                     query.bind(":store", m_storeId).bind(":kind", piece.kind);
                     bindSeal(query, piece.seal);
                 })
        .map([](qint64 rows) { return rows == 1; });
}

}  // namespace countertop
