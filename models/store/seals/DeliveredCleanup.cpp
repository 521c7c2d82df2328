// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/seals/DeliveredCleanup.h"

#include "models/core/Json.h"
#include "models/store/connection/Transaction.h"
#include "models/store/seals/SealedRecords.h"

namespace countertop {

namespace {

const QString kOld = QStringLiteral(
    "SELECT outbox_id, route_id AS of_route, %1 FROM outbox WHERE store_id = :store "
    "AND status = 'delivered' AND delivered_at < %2 - :kept "
    "ORDER BY delivered_at LIMIT :limit%3");

const QString kKeepHashes = QStringLiteral(
    "INSERT INTO outbox_cleaned (outbox_id, store_id, route_id, row_hash) "
    "SELECT r.id, :store, r.route, r.hash FROM (%1) AS r");

const QString kRowsSqlite = QStringLiteral(
    "SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.route') AS route, "
    "json_extract(value, '$.hash') AS hash FROM json_each(:rows)");
const QString kRowsPostgresql = QStringLiteral(
    "SELECT id, route, hash FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
    "AS x(id BIGINT, route BIGINT, hash TEXT)");

const QString kRemoveSqlite =
    QStringLiteral("DELETE FROM outbox WHERE outbox_id IN (SELECT value FROM json_each(:ids))");
const QString kRemovePostgresql =
    QStringLiteral("DELETE FROM outbox WHERE outbox_id = ANY (CAST(:ids AS BIGINT[]))");

struct Statements {
    QString old;
    QString keepHashes;
    QString remove;
};

const Statements& statementsFor(Dialect dialect) {
    const auto make = [](bool isSqlite) {
        const QString now =
            isSqlite ? QStringLiteral(":now")
                     : QStringLiteral(
                           "CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)");
        return Statements{
            kOld.arg(sealedMessages().columns.join(QStringLiteral(", ")), now,
                     isSqlite ? QString() : QStringLiteral(" FOR UPDATE SKIP LOCKED")),
            kKeepHashes.arg(isSqlite ? kRowsSqlite : kRowsPostgresql),
            isSqlite ? kRemoveSqlite : kRemovePostgresql};
    };
    static const Statements sqlite = make(true);
    static const Statements postgresql = make(false);
    return dialect == Dialect::Sqlite ? sqlite : postgresql;
}

}  // namespace

Result<int> DeliveredCleanup::removeSome(int limit) {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const Statements& sql = statementsFor(m_database.dialect());
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    QJsonArray rows;
    QByteArrayList ids;
    const auto read = m_database.readRows(
        sql.old,
        [&](Query& query) {
            query.bind(":store", m_storeId).bind(":kept", m_keptMs).bind(":limit", qint64{limit});
            if (isSqlite) query.bind(":now", m_clock.now());
        },
        [&](Query& row) {
            const qint64 id = row.integer("outbox_id");
            ids.append(QByteArray::number(id));
            rows.append(QJsonObject{{QStringLiteral("id"), id},
                                    {QStringLiteral("route"), row.integer("of_route")},
                                    {QStringLiteral("hash"),
                                     QString::fromLatin1(sealedRowHash(row, sealedMessages()))}});
        });
    if (!read) return fail(read.error());
    if (ids.isEmpty()) return 0;
    const auto kept = m_database.execute(sql.keepHashes, [&](Query& query) {
        query.bind(":store", m_storeId).bind(":rows", toJsonText(rows));
    });
    if (!kept) return fail(kept.error());
    const QByteArray list = ids.join(',');
    const auto removed = m_database.execute(sql.remove, [&](Query& query) {
        query.bind(":ids", isSqlite ? '[' + list + ']' : '{' + list + '}');
    });
    if (!removed) return fail(removed.error());
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return static_cast<int>(ids.size());
}

}  // namespace countertop
