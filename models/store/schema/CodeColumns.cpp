// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/CodeColumns.h"

#include "models/core/Json.h"
#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/events/EventSerializer.h"
#include "models/projections/SearchableText.h"
#include "models/store/connection/Conditions.h"
#include "models/store/streams/ReadRow.h"

#include <QSet>

#include <algorithm>

namespace countertop {

namespace {

constexpr qint64 kPageRows = 2000;

const QString kStores = QStringLiteral(
    "SELECT DISTINCT store_id FROM products UNION SELECT DISTINCT store_id FROM customers");

const QString kProducts = QStringLiteral(
    "SELECT p.sku AS sku, p.name AS name, p.barcodes AS barcodes, "
    "coalesce(e.position, 0) AS position, coalesce(e.stream_id, '') AS stream_id, "
    "coalesce(e.type, '') AS type, coalesce(e.schema_version, 0) AS schema_version, "
    "coalesce(e.payload, '') AS payload FROM products p "
    "LEFT JOIN events e ON e.store_id = p.store_id AND e.stream_id = 'product-' || p.sku "
    "AND e.version = 1 WHERE p.store_id = :store AND p.sku > :after ORDER BY p.sku LIMIT :limit");

const QString kCustomers = QStringLiteral(
                               "SELECT %1 FROM customers WHERE store_id = :store "
                               "AND customer_id > :after ORDER BY customer_id LIMIT :limit")
                               .arg(readColumns<CustomerRow>());

const QString kOrderCustomers =
    QStringLiteral("SELECT DISTINCT customer_name FROM orders WHERE customer_name <> ''");

template <class RowOf>
auto readAll(Database& database, const QString& sql, const RowOf& rowOf)
    -> Result<QList<std::invoke_result_t<RowOf, Query&>>> {
    QList<std::invoke_result_t<RowOf, Query&>> rows;
    const auto read = database.readRows(
        sql, [](Query&) {}, [&](Query& row) { rows.append(rowOf(row)); });
    if (!read) return fail(read.error());
    return rows;
}

/// The bulk statement for a dialect; both forms join the rows of a JSON array by key.
QString bulk(Dialect dialect, const QString& sqlite, const QString& postgresql) {
    return dialect == Dialect::Sqlite ? sqlite : postgresql;
}

QString updateProducts(Dialect dialect) {
    return bulk(
        dialect,
        QStringLiteral("UPDATE products SET barcodes = json_extract(x.value, '$.barcodes'), "
                       "search_text = json_extract(x.value, '$.text') "
                       "FROM json_each(:rows) AS x WHERE store_id = :store "
                       "AND sku = json_extract(x.value, '$.key')"),
        QStringLiteral("UPDATE products p SET barcodes = x.barcodes, search_text = x.text "
                       "FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
                       "AS x(key TEXT, barcodes TEXT, text TEXT) "
                       "WHERE p.store_id = :store AND p.sku = x.key"));
}

QString updateCustomers(Dialect dialect) {
    return bulk(dialect,
                QStringLiteral("UPDATE customers SET search_text = json_extract(x.value, '$.text') "
                               "FROM json_each(:rows) AS x WHERE store_id = :store "
                               "AND customer_id = json_extract(x.value, '$.key')"),
                QStringLiteral("UPDATE customers c SET search_text = x.text "
                               "FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
                               "AS x(key TEXT, text TEXT) "
                               "WHERE c.store_id = :store AND c.customer_id = x.key"));
}

QString insertCodes(Dialect dialect) {
    return bulk(dialect,
                QStringLiteral("INSERT INTO product_barcodes (store_id, code, barcode, sku) "
                               "SELECT :store, json_extract(x.value, '$.code'), "
                               "json_extract(x.value, '$.barcode'), json_extract(x.value, '$.sku') "
                               "FROM json_each(:rows) AS x"),
                QStringLiteral("INSERT INTO product_barcodes (store_id, code, barcode, sku) "
                               "SELECT CAST(:store AS BIGINT), x.code, x.barcode, x.sku "
                               "FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
                               "AS x(code TEXT, barcode TEXT, sku TEXT)"));
}

QString insertNames(Dialect dialect) {
    return bulk(dialect,
                QStringLiteral("INSERT INTO folded_names (name, folded) "
                               "SELECT json_extract(x.value, '$.key'), "
                               "json_extract(x.value, '$.text') FROM json_each(:rows) AS x"),
                QStringLiteral("INSERT INTO folded_names (name, folded) SELECT x.key, x.text "
                               "FROM jsonb_to_recordset(CAST(:rows AS jsonb)) "
                               "AS x(key TEXT, text TEXT)"));
}

const QString kFoldOrders = QStringLiteral(
    "UPDATE orders SET customer_folded = coalesce((SELECT f.folded FROM folded_names f "
    "WHERE f.name = orders.customer_name), '') WHERE customer_name <> ''");

Result<void> runBulk(Database& database, const QString& sql, const QJsonArray& rows,
                     std::optional<qint64> storeId = std::nullopt) {
    if (rows.isEmpty()) return {};
    const auto done = database.execute(sql, [&](Query& query) {
        if (storeId) query.bind(":store", *storeId);
        query.bind(":rows", toJsonText(rows));
    });
    if (!done) return fail(done.error());
    return {};
}

/// A product with its first event, which holds its barcodes.
struct OldProduct {
    ProductRow row;
    qint64 position = 0;
};

OldProduct oldProductFrom(Query& query) {
    OldProduct product;
    product.row.sku = query.text("sku");
    product.row.name = query.text("name");
    product.position = query.integer("position");
    RecordedEvent event;
    event.streamId = query.text("stream_id");
    event.type = query.text("type");
    event.schemaVersion = static_cast<int>(query.integer("schema_version"));
    event.payload = query.utf8("payload");
    const auto first = productEventFrom(event);
    const auto* added = first ? std::get_if<ProductAdded>(&*first) : nullptr;
    // Without a readable event only the joined text is left, separated by spaces.
    product.row.barcodes =
        added ? added->barcodes : query.text("barcodes").split(u' ', Qt::SkipEmptyParts);
    return product;
}

struct OldCode {
    qint64 position = 0;
    QString barcode;
    QString sku;
};

/// Reads a table in pages by its key and passes each page to `visit`.
template <class RowOf, class KeyOf, class Take>
Result<void> eachPage(Database& database, qint64 storeId, const QString& sql, const RowOf& rowOf,
                      const KeyOf& keyOf, const Take& visit) {
    QString after;
    for (;;) {
        Conditions conditions(storeId);
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(database, sql, conditions, rowOf);
        if (!page) return fail(page.error());
        if (auto taken = visit(*page); !taken) return taken;
        if (page->size() < kPageRows) return {};
        after = keyOf(page->last());
    }
}

Result<void> fillCodes(Database& database, qint64 storeId, QList<OldCode> codes) {
    std::stable_sort(codes.begin(), codes.end(),
                     [](const OldCode& a, const OldCode& b) { return a.position < b.position; });
    QSet<QString> taken;
    QJsonArray rows;
    for (const OldCode& one : codes) {
        const QString code = comparedCode(one.barcode);
        if (taken.contains(code)) continue;
        taken.insert(code);
        rows.append(QJsonObject{{QStringLiteral("code"), code},
                                {QStringLiteral("barcode"), one.barcode},
                                {QStringLiteral("sku"), one.sku}});
        if (rows.size() < kPageRows) continue;
        auto done = runBulk(database, insertCodes(database.dialect()), rows, storeId);
        if (!done) return done;
        rows = {};
    }
    return runBulk(database, insertCodes(database.dialect()), rows, storeId);
}

Result<void> fillProducts(Database& database, qint64 storeId) {
    QList<OldCode> codes;
    auto filled = eachPage(
        database, storeId, kProducts, oldProductFrom,
        [](const OldProduct& product) { return product.row.sku; },
        [&](const QList<OldProduct>& page) {
            QJsonArray rows;
            for (const OldProduct& product : page) {
                for (const QString& barcode : product.row.barcodes) {
                    codes.append({product.position, barcode, product.row.sku});
                }
                rows.append(
                    QJsonObject{{QStringLiteral("key"), product.row.sku},
                                {QStringLiteral("barcodes"), barcodesColumn(product.row.barcodes)},
                                {QStringLiteral("text"), productSearchText(product.row)}});
            }
            return runBulk(database, updateProducts(database.dialect()), rows, storeId);
        });
    if (!filled) return filled;
    return fillCodes(database, storeId, std::move(codes));
}

Result<void> fillCustomers(Database& database, qint64 storeId) {
    return eachPage(
        database, storeId, kCustomers, rowFrom<CustomerRow>,
        [](const CustomerRow& customer) { return customer.customerId.text(); },
        [&](const QList<CustomerRow>& page) {
            QJsonArray rows;
            for (const CustomerRow& customer : page) {
                rows.append(QJsonObject{{QStringLiteral("key"), customer.customerId.text()},
                                        {QStringLiteral("text"), customerSearchText(customer)}});
            }
            return runBulk(database, updateCustomers(database.dialect()), rows, storeId);
        });
}

/// Updates all orders with one temporary list of names: an index on names would cost every sale.
Result<void> fillOrders(Database& database) {
    const auto names = readAll(database, kOrderCustomers,
                               [](Query& query) { return query.text("customer_name"); });
    if (!names) return fail(names.error());
    if (names->isEmpty()) return {};
    auto made = database.run(QStringLiteral(
        "CREATE TEMPORARY TABLE folded_names (name TEXT PRIMARY KEY, folded TEXT NOT NULL)"));
    if (!made) return made;
    QJsonArray rows;
    for (const QString& name : *names) {
        rows.append(
            QJsonObject{{QStringLiteral("key"), name}, {QStringLiteral("text"), searchFold(name)}});
    }
    auto done = runBulk(database, insertNames(database.dialect()), rows);
    if (done) done = database.run(kFoldOrders);
    if (!done) return done;
    return database.run(QStringLiteral("DROP TABLE folded_names"));
}

}  // namespace

Result<void> fillCodesAndSearchTexts(Database& database) {
    const auto stores =
        readAll(database, kStores, [](Query& query) { return query.integer("store_id"); });
    if (!stores) return fail(stores.error());
    for (const qint64 storeId : *stores) {
        if (auto done = fillProducts(database, storeId); !done) return done;
        if (auto done = fillCustomers(database, storeId); !done) return done;
    }
    return fillOrders(database);
}

}  // namespace countertop
