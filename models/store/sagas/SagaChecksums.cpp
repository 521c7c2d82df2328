// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sagas/SagaChecksums.h"

#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "models/store/connection/Conditions.h"
#include "models/store/sagas/SqlSagaStore.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 2000;

const QString kStores =
    QStringLiteral("SELECT DISTINCT store_id FROM sagas WHERE checksum = '' ORDER BY store_id");

const QString kWithout = QStringLiteral(
    "SELECT %1 FROM sagas s WHERE s.store_id = :store AND s.saga_id > :after AND s.checksum = '' "
    "ORDER BY s.saga_id LIMIT :limit");

const QString kFillSqlite = QStringLiteral(
    "UPDATE sagas SET checksum = json_extract(x.value, '$.checksum') FROM json_each(:rows) AS x "
    "WHERE store_id = :store AND saga_id = json_extract(x.value, '$.key')");

const QString kFillPostgresql = QStringLiteral(
    "UPDATE sagas s SET checksum = x.checksum FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
    "AS x(key TEXT, checksum TEXT) WHERE s.store_id = :store AND s.saga_id = x.key");

const QStringList& columns() {
    static const QStringList kColumns =
        QString::fromLatin1(kSagaChecksumColumns).split(QStringLiteral(", "));
    return kColumns;
}

Result<void> fill(Database& database, qint64 storeId, const QJsonArray& rows) {
    const bool isSqlite = database.dialect() == Dialect::Sqlite;
    return database
        .execute(
            isSqlite ? kFillSqlite : kFillPostgresql,
            [&](Query& query) { query.bind(":store", storeId).bind(":rows", toJsonText(rows)); })
        .map([](qint64) {});
}

Result<void> fillStore(Database& database, qint64 storeId) {
    static const QString kPage = kWithout.arg(sagaChecksumColumnsOf(QStringLiteral("s")));
    QString after;
    for (;;) {
        Conditions conditions(storeId);
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(database, kPage, conditions, [](Query& row) {
            return std::pair(row.text("saga_id"), sagaChecksumFrom(row));
        });
        if (!page) return fail(page.error());
        if (page->isEmpty()) return {};
        QJsonArray rows;
        for (const auto& [sagaId, checksum] : *page) {
            rows.append(QJsonObject{{QStringLiteral("key"), sagaId},
                                    {QStringLiteral("checksum"), QString::fromLatin1(checksum)}});
        }
        if (auto filled = fill(database, storeId, rows); !filled) return filled;
        after = page->last().first;
    }
}

}  // namespace

QString sagaChecksumColumnsOf(const QString& table) {
    QStringList named;
    for (const QString& column : columns()) {
        named.append(QStringLiteral("%1.%2 AS %2").arg(table, column));
    }
    return named.join(QStringLiteral(", "));
}

QByteArray sagaChecksumFrom(Query& row) {
    QList<QByteArray> values;
    for (const QString& column : columns()) {
        values.append(row.utf8(column.toLatin1().constData()));
    }
    return sha256HexOfAll(values);
}

Result<void> fillSagaChecksums(Database& database) {
    const auto stores = readRows(database, kStores, Conditions::none(),
                                 [](Query& query) { return query.integer("store_id"); });
    if (!stores) return fail(stores.error());
    for (const qint64 storeId : *stores) {
        if (auto filled = fillStore(database, storeId); !filled) return filled;
    }
    return {};
}

}  // namespace countertop
