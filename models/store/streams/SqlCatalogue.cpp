// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/SqlCatalogue.h"

#include "models/core/Json.h"
#include "models/store/connection/Conditions.h"
#include "models/store/connection/SearchText.h"
#include "models/store/streams/ReadRow.h"
#include "models/store/streams/SettingsRow.h"

namespace countertop {

namespace {

const QString kBySkuSqlite = QStringLiteral(
                                 "SELECT %1 FROM products WHERE store_id = :store AND sku IN "
                                 "(SELECT value FROM json_each(:skus))")
                                 .arg(readColumns<ProductRow>());

// One index look-up for each SKU. With a single condition over all of them, a connection whose plan
// was made when there were few products would scan all products of the shop each time.
const QString kBySkuPostgresql =
    QStringLiteral(
        "SELECT %1 FROM (SELECT DISTINCT jsonb_array_elements_text(CAST(:skus AS jsonb)) "
        "COLLATE \"C\" AS wanted_sku) wanted CROSS JOIN LATERAL (SELECT %1 FROM products "
        "WHERE store_id = :store AND sku = wanted_sku LIMIT 1) AS known")
        .arg(readColumns<ProductRow>());

const QString kAllProducts =
    QStringLiteral("SELECT %1 FROM products WHERE store_id = :store ORDER BY sku LIMIT :limit")
        .arg(readColumns<ProductRow>());

/// About 10 MB.
constexpr qint64 kMaximumRemembered = 20'000;

/// A session with this many reads is a till in use: load all products once.
constexpr int kReadsBeforeAll = 8;

const QString kCustomer =
    QStringLiteral("SELECT %1 FROM customers WHERE store_id = :store AND customer_id = :customer")
        .arg(readColumns<CustomerRow>());

const QString kInAnotherCase = QStringLiteral(
    "SELECT sku FROM products WHERE store_id = :store AND archived = 0 "
    "AND search_text LIKE :code ESCAPE '!' ORDER BY sku LIMIT 20");

constexpr int kMaximumSuggestions = 3;

}  // namespace

Result<QList<ProductRow>> SqlCatalogue::productsBySku(const QStringList& skus) {
    QList<ProductRow> rows;
    const auto read = m_database.readRows(
        m_database.dialect() == Dialect::Sqlite ? kBySkuSqlite : kBySkuPostgresql,
        [&](Query& query) {
            query.bind(":store", m_storeId)
                .bind(":skus", toJsonText(QJsonArray::fromStringList(skus)));
        },
        [&](Query& row) { rows.append(rowFrom<ProductRow>(row)); });
    if (!read) return fail(read.error());
    return rows;
}

Result<QList<ProductRow>> SqlCatalogue::rememberedProducts(const QStringList& skus) {
    if (m_remembered.size() > 2 * kMaximumRemembered) m_remembered.clear();
    QList<ProductRow> rows = fromMemory(skus);
    if (rows.size() == skus.size()) return rows;
    if (++m_reads == kReadsBeforeAll) {
        if (auto read = rememberAll(); !read) return fail(read.error());
    }
    QStringList missing;
    for (const QString& sku : skus) {
        if (!m_remembered.contains(sku)) missing.append(sku);
    }
    if (!missing.isEmpty()) {
        if (auto read = remember(missing); !read) return fail(read.error());
    }
    return fromMemory(skus);
}

QList<ProductRow> SqlCatalogue::fromMemory(const QStringList& skus) const {
    QList<ProductRow> rows;
    rows.reserve(skus.size());
    for (const QString& sku : skus) {
        const auto known = m_remembered.constFind(sku);
        if (known != m_remembered.cend()) rows.append(*known);
    }
    return rows;
}

Result<void> SqlCatalogue::remember(const QStringList& skus) {
    const auto rows = productsBySku(skus);
    if (!rows) return fail(rows.error());
    for (const ProductRow& row : *rows) m_remembered.insert(row.sku, row);
    return {};
}

Result<void> SqlCatalogue::rememberAll() {
    return m_database.readRows(
        kAllProducts,
        [&](Query& query) { query.bind(":store", m_storeId).bind(":limit", kMaximumRemembered); },
        [&](Query& row) {
            const ProductRow product = rowFrom<ProductRow>(row);
            m_remembered.insert(product.sku, product);
        });
}

Result<std::optional<CustomerRow>> SqlCatalogue::customerById(const CustomerId& customerId) {
    std::optional<CustomerRow> customer;
    const auto read = m_database.readRow(
        kCustomer,
        [&](Query& query) { query.bind(":store", m_storeId).bind(":customer", customerId.text()); },
        [&](Query& row) { customer = rowFrom<CustomerRow>(row); });
    if (!read) return fail(read.error());
    return customer;
}

Result<QStringList> SqlCatalogue::skusInAnotherCase(const QString& sku) {
    Conditions conditions(m_storeId);
    conditions.value(
        ":code", QStringLiteral("%\n") + escapedForLike(searchText({sku})) + QStringLiteral("\n%"));
    const auto rows = readRows(m_database, kInAnotherCase, conditions,
                               [](Query& query) { return query.text("sku"); });
    if (!rows) return fail(rows.error());
    QStringList similar;
    for (const QString& other : *rows) {
        if (searchText({other}) == searchText({sku})) similar.append(other);
    }
    return similar.mid(0, kMaximumSuggestions);
}

Result<ShopSettings> SqlCatalogue::shopSettings() { return readSettings(m_database, m_storeId); }

}  // namespace countertop
