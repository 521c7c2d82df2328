// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/seals/SealedRecords.h"

#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "models/store/connection/Conditions.h"

#include <algorithm>

namespace countertop {

namespace {

const QString kSelect =
    QStringLiteral("SELECT %1 FROM record_seals WHERE store_id = :store AND kind = :kind ")
        .arg(QLatin1StringView(kSealColumns));

const QString kLast = kSelect + QStringLiteral("ORDER BY from_position DESC LIMIT 1");

const QString kPage =
    kSelect + QStringLiteral("AND from_position > :after ORDER BY from_position LIMIT :limit");

const QString kIsSettled = QStringLiteral(
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM events WHERE +store_id = :store "
    "AND category IN ('order', 'product')) THEN 1 ELSE 0 END AS number");

const QString kShopColumnsSqlite =
    QStringLiteral("SELECT name AS column_name FROM pragma_table_info('shop') ORDER BY name");

const QString kShopColumnsPostgresql = QStringLiteral(
    "SELECT attname AS column_name FROM pg_attribute WHERE attrelid = 'shop'::regclass "
    "AND attnum > 0 AND NOT attisdropped ORDER BY attname");

const QString kSagas =
    QStringLiteral("SELECT count(*) AS number FROM sagas WHERE store_id = :store");

const QString kRoutes = QStringLiteral(
    "SELECT route_id, events, destination, transform, from_position, "
    "coalesce(CAST(to_position AS TEXT), '') AS to_position, created_at, first_id, filter, "
    "secrets, ca_file, allow_private "
    "FROM routes WHERE store_id = :store ORDER BY route_id");

const QString kCleaned = QStringLiteral(
    "SELECT outbox_id AS row_number, row_hash FROM outbox_cleaned WHERE +store_id = :store "
    "AND outbox_id > :after AND outbox_id <= :last ORDER BY outbox_id LIMIT :limit");

QByteArray rowHash(Query& query, const QList<QByteArray>& columns) {
    QList<QByteArray> values;
    for (const QByteArray& column : columns) values.append(query.utf8(column.constData()));
    return sha256HexOfAll(values);
}

QList<QByteArray> namesOf(const SealedTable& table) {
    QList<QByteArray> columns;
    for (const QString& column : table.columns) columns.append(column.toLatin1());
    return columns;
}

/// Adds the messages that were cleaned up. Call it after reading those that are there: a row that
/// moves in between is then seen twice, not never.
Result<void> addCleaned(Database& database, const Conditions& conditions, int limit,
                        QList<SealedEvent>& rows) {
    const auto cleaned = readRows(database, kCleaned, conditions, [](Query& query) {
        return SealedEvent{query.integer("row_number"), query.utf8("row_hash")};
    });
    if (!cleaned) return fail(cleaned.error());
    if (cleaned->isEmpty()) return {};
    rows += *cleaned;
    std::ranges::stable_sort(rows, {}, &SealedEvent::position);
    const auto isTwice = [](const SealedEvent& one, const SealedEvent& next) {
        return one.position == next.position;
    };
    rows.erase(std::unique(rows.begin(), rows.end(), isTwice), rows.end());
    if (rows.size() > limit) rows.resize(limit);
    return {};
}

Result<QJsonObject> shopRow(Database& database, qint64 storeId) {
    const bool isSqlite = database.dialect() == Dialect::Sqlite;
    const auto names =
        readRows(database, isSqlite ? kShopColumnsSqlite : kShopColumnsPostgresql,
                 Conditions::none(), [](Query& query) { return query.text("column_name"); });
    if (!names) return fail(names.error());
    QStringList columns = *names;
    for (const char* own : {"store_id", "routes_version"}) columns.removeAll(QLatin1String(own));
    const auto rows =
        readRows(database,
                 QStringLiteral("SELECT %1 FROM shop WHERE store_id = :store")
                     .arg(columns.join(QStringLiteral(", "))),
                 Conditions(storeId), [&](Query& query) {
                     QJsonObject row;
                     for (const QString& column : columns) {
                         row.insert(column, query.text(column.toLatin1().constData()));
                     }
                     return row;
                 });
    if (!rows) return fail(rows.error());
    return rows->value(0);
}

}  // namespace

const QList<SealedTable>& sealedTables() {
    static const QList<SealedTable> kTables{
        {QStringLiteral("audit"), QStringLiteral("audit"), QStringLiteral("audit_id"),
         QStringLiteral("command_id command_type content actor till correlation_id causation_id "
                        "outcome detail recorded_at key_proof")
             .split(u' ')},
        {QStringLiteral("outbox"), QStringLiteral("outbox"), QStringLiteral("outbox_id"),
         QStringLiteral("message_id event_id event_type order_id destination route_id payload "
                        "correlation_id created_at")
             .split(u' ')},
        {QStringLiteral("removals"), QStringLiteral("removals"), QStringLiteral("removal_id"),
         QStringLiteral("kind rows_removed up_to removed_at").split(u' ')},
    };
    return kTables;
}

Result<QList<SealedEvent>> readSealedRows(Database& database, qint64 storeId,
                                          const SealedTable& table, qint64 after, qint64 upTo,
                                          int limit) {
    Conditions conditions(storeId);
    conditions.value(":after", after).value(":last", upTo).value(":limit", qint64{limit});
    const QList<QByteArray> columns = namesOf(table);
    // The unary plus keeps SQLite from sorting a whole store by another index.
    const QString sql =
        QStringLiteral(
            "SELECT %1 AS row_number, %2 FROM %3 WHERE +store_id = :store "
            "AND %1 > :after AND %1 <= :last ORDER BY %1 LIMIT :limit")
            .arg(table.idColumn, table.columns.join(QStringLiteral(", ")), table.table);
    auto rows = readRows(database, sql, conditions, [&](Query& query) {
        return SealedEvent{query.integer("row_number"), rowHash(query, columns)};
    });
    if (!rows || table.kind != sealedMessages().kind) return rows;
    if (auto added = addCleaned(database, conditions, limit, *rows); !added) {
        return fail(added.error());
    }
    return rows;
}

const SealedTable& sealedMessages() { return sealedTables()[1]; }

QByteArray sealedRowHash(Query& row, const SealedTable& table) {
    return rowHash(row, namesOf(table));
}

Result<std::optional<Seal>> lastRecordSeal(Database& database, qint64 storeId,
                                           const QString& kind) {
    const auto rows = readRows(database, kLast, Conditions(storeId).value(":kind", kind), sealFrom);
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional<Seal>(rows->first());
}

Result<QList<Seal>> recordSeals(Database& database, qint64 storeId, const QString& kind,
                                qint64 after, qint64 limit) {
    Conditions conditions(storeId);
    conditions.value(":kind", kind).value(":after", after).value(":limit", limit);
    return readRows(database, kPage, conditions, sealFrom);
}

Result<qint64> sagaCount(Database& database, qint64 storeId) {
    return readNumber(database, kSagas, Conditions(storeId));
}

Result<QByteArray> settingsDocument(Database& database, qint64 storeId) {
    const auto isSettled = readNumber(database, kIsSettled, Conditions(storeId));
    if (!isSettled) return fail(isSettled.error());
    if (*isSettled == 0) return QByteArray();
    return settingsNow(database, storeId).map([](const QJsonObject& now) {
        return toJsonText(now);
    });
}

Result<QJsonObject> settingsNow(Database& database, qint64 storeId) {
    const auto shop = shopRow(database, storeId);
    if (!shop) return fail(shop.error());
    const auto routes = readRows(database, kRoutes, Conditions(storeId), [](Query& query) {
        QJsonArray row;
        for (const char* column :
             {"route_id", "events", "destination", "transform", "from_position", "to_position",
              "created_at", "first_id", "filter", "secrets", "ca_file", "allow_private"}) {
            row.append(query.text(column));
        }
        return row;
    });
    if (!routes) return fail(routes.error());
    QJsonArray list;
    for (const QJsonArray& route : *routes) list.append(route);
    return QJsonObject{{QStringLiteral("shop"), *shop}, {QStringLiteral("routes"), list}};
}

Result<QJsonObject> sealedSettings(Database& database, qint64 storeId) {
    const auto seal = lastRecordSeal(database, storeId, QLatin1StringView(kSettingsKind));
    if (!seal) return fail(seal.error());
    if (!*seal) return QJsonObject();
    // Unreadable marks do not match their seal, which is checked separately.
    return jsonObjectFromText((*seal)->marks).value_or(QJsonObject());
}

Seal settingsSeal(qint64 storeId, const Seal& previous, const QByteArray& document,
                  Timestamp sealedAt) {
    Seal seal = sealOver(storeId, previous.toPosition, previous.hash,
                         {{previous.toPosition + 1, sha256Hex(document)}}, sealedAt);
    seal.marks = document;
    return seal;
}

}  // namespace countertop
