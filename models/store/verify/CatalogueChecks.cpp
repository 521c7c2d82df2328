// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/CatalogueChecks.h"

#include "models/core/ProductCode.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

const QString kBarcodes = QStringLiteral(
    "SELECT code, barcode, sku FROM product_barcodes "
    "WHERE store_id = :store AND code > :after ORDER BY code LIMIT :limit");

struct Barcode {
    QString code;
    QString barcode;
    QString sku;
};

Barcode barcodeFrom(Query& query) {
    return {query.text("code"), query.text("barcode"), query.text("sku")};
}

}  // namespace

Result<void> CatalogueTable::compareUpTo(const QString& key) {
    const QStringList columns = columnList(m_shape.table);
    const QString& keyColumn = columns.first();
    Conditions conditions(m_book.storeId());
    conditions.add(keyColumn + QStringLiteral(" > :from_key")).value(":from_key", m_from);
    if (!key.isEmpty()) {
        conditions.add(keyColumn + QStringLiteral(" <= :up_to_key")).value(":up_to_key", key);
    }
    const auto rows = readRows(
        m_book.database(),
        selectOf(m_shape.table) + conditions.sql() + QStringLiteral(" ORDER BY ") + keyColumn,
        conditions, [&](Query& query) { return StoredRow::from(query, columns); });
    if (!rows) return fail(rows.error());
    m_book.count(m_shape.invariant, m_expected.size());
    for (const StoredRow& row : *rows) {
        const QString id = row.values.first();
        const bool known = m_expected.contains(id);
        if (!known && m_unreadable.contains(id)) continue;
        const QString difference =
            known ? row.differenceFrom(m_expected.take(id)) : QStringLiteral("it has no events");
        if (difference.isEmpty()) continue;
        m_book.problem(m_shape.invariant,
                       QStringLiteral("%1 %2: %3").arg(m_shape.what, id, difference));
    }
    for (const QString& missing : m_expected.keys()) {
        m_book.problem(m_shape.invariant,
                       QStringLiteral("%1 %2 is missing from the list").arg(m_shape.what, missing));
    }
    m_expected.clear();
    m_unreadable.clear();
    m_from = key;
    return {};
}

void BarcodeChecks::consume(const QString& sku, const QStringList& barcodes) {
    for (const QString& barcode : barcodes) {
        Owners& owners = m_expected[comparedCode(barcode)];
        if (owners.skus.contains(sku)) continue;
        owners.skus.append(sku);
        owners.barcodes.append(barcode);
    }
}

void BarcodeChecks::compare(const QString& code, const QString& barcode, const QString& sku) {
    const Owners owners = m_expected.take(code);
    const qsizetype at = owners.skus.indexOf(sku);
    if (at < 0) {
        m_book.problem(Invariant::Products,
                       QStringLiteral("Barcode %1 leads to product %2, which does not have it")
                           .arg(barcode, sku));
    } else if (owners.skus.size() > 1) {
        m_book.problem(Invariant::Products,
                       QStringLiteral("Barcode %1 belongs to the products %2; a scan finds %3")
                           .arg(barcode, owners.skus.join(QStringLiteral(" and ")), sku));
    } else if (barcode != owners.barcodes[at]) {
        m_book.problem(Invariant::Products, QStringLiteral("Barcode %1 of product %2 is kept as %3")
                                                .arg(owners.barcodes[at], sku, barcode));
    }
}

Result<void> BarcodeChecks::finish() {
    QString after;
    for (;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kBarcodes, conditions, barcodeFrom);
        if (!page) return fail(page.error());
        for (const Barcode& row : *page) compare(row.code, row.barcode, row.sku);
        if (page->size() < kPageRows) break;
        after = page->last().code;
    }
    for (const Owners& missing : std::as_const(m_expected)) {
        m_book.problem(
            Invariant::Products,
            QStringLiteral("Barcode %1 leads to no product").arg(missing.barcodes.first()));
    }
    return {};
}

}  // namespace countertop
