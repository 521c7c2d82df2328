// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/CatalogueChecks.h"

#include "models/store/queries/Conditions.h"

namespace countertop {

namespace {

constexpr qint64 kPageRows = 5000;

const QString kBarcodes = QStringLiteral(
    "SELECT b.barcode AS barcode, b.sku AS sku, coalesce(p.barcodes, '') AS barcodes "
    "FROM product_barcodes b LEFT JOIN products p ON p.store_id = b.store_id AND p.sku = b.sku "
    "WHERE b.store_id = :store AND b.barcode > :after ORDER BY b.barcode LIMIT :limit");

struct Barcode {
    QString barcode;
    QString sku;
    bool isKnown = false;
};

Barcode barcodeFrom(Query& query) {
    const QString barcode = query.text("barcode");
    const QStringList known = query.text("barcodes").split(u' ');
    return {barcode, query.text("sku"), known.contains(barcode)};
}

}  // namespace

Result<void> CatalogueTable::compareUpTo(const QString& key) {
    Conditions conditions(m_book.storeId());
    conditions.add(m_shape.key + QStringLiteral(" > :from_key")).value(":from_key", m_from);
    if (!key.isEmpty()) {
        conditions.add(m_shape.key + QStringLiteral(" <= :up_to_key")).value(":up_to_key", key);
    }
    const QStringList columns = columnList(m_shape.columns);
    const QString select = QStringLiteral("SELECT %1 FROM %2 WHERE ")
                               .arg(QLatin1StringView(m_shape.columns), m_shape.table);
    const auto rows = readRows(
        m_book.database(), select + conditions.sql() + QStringLiteral(" ORDER BY ") + m_shape.key,
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

Result<void> BarcodeChecks::finish() {
    QString after;
    for (;;) {
        Conditions conditions(m_book.storeId());
        conditions.value(":after", after).value(":limit", kPageRows);
        const auto page = readRows(m_book.database(), kBarcodes, conditions, barcodeFrom);
        if (!page) return fail(page.error());
        for (const Barcode& row : *page) {
            m_expected.remove(row.barcode);
            if (row.isKnown) continue;
            m_book.problem(Invariant::Products,
                           QStringLiteral("Barcode %1 leads to product %2, which does not have it")
                               .arg(row.barcode, row.sku));
        }
        if (page->size() < kPageRows) break;
        after = page->last().barcode;
    }
    QStringList missing = m_expected.values();
    missing.sort();
    for (const QString& barcode : missing) {
        m_book.problem(Invariant::Products,
                       QStringLiteral("Barcode %1 leads to no product").arg(barcode));
    }
    return {};
}

}  // namespace countertop
