// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ProductCode.h"
#include "models/core/TextForm.h"
#include "models/projections/SearchableText.h"
#include "models/store/connection/SearchText.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/CatalogueQueries.h"
#include "models/store/queries/SearchMatch.h"
#include "models/store/streams/ReadRow.h"
#include "models/store/streams/SqlCatalogue.h"

#include <utility>

namespace countertop {

namespace {

const QString kProducts =
    QStringLiteral("SELECT %1 FROM products WHERE ").arg(readColumns<ProductRow>());

const QString kLowStock =
    kProducts + QStringLiteral(
                    "store_id = :store AND archived = 0 AND reorder_level > 0 "
                    "AND on_hand - reserved <= reorder_level ORDER BY name, sku LIMIT :limit");

const QString kWindow = QStringLiteral(" ORDER BY name, sku LIMIT :limit OFFSET :offset");

const QString kOnwards = QStringLiteral(" ORDER BY name, sku LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM products WHERE ");

const QString kBySku = kProducts + QStringLiteral("store_id = :store AND sku = :sku");

/// Two look-ups by key; one condition with OR would scan all products.
const QString kOfCode = QStringLiteral(
    "SELECT 0 AS place, p.* FROM products p JOIN product_barcodes b "
    "ON b.store_id = p.store_id AND b.sku = p.sku "
    "WHERE b.store_id = :store AND b.code = :code AND p.archived = 0 "
    "UNION ALL SELECT 1 AS place, p.* FROM products p "
    "WHERE p.store_id = :store AND p.sku = :sku AND p.archived = 0 ORDER BY place");

/// The code with other capitalization, or codes that begin with it, by the key.
const QString kBySkuForms =
    kProducts + QStringLiteral(
                    "store_id = :store AND archived = 0 AND sku >= :from_sku AND sku < :to_sku "
                    "ORDER BY sku LIMIT :limit");

QString skuOf(const ProductRow& row) { return row.sku; }

}  // namespace

Result<QList<ProductRow>> CatalogueQueries::productsAt(const QString& search, qint64 firstRow,
                                                       int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    addWords(conditions, searchWords(search));
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return readRows(m_database, kProducts + conditions.sql() + kWindow, conditions,
                    rowFrom<ProductRow>);
}

Result<QList<ProductRow>> CatalogueQueries::lowStock(int limit) {
    Conditions conditions(m_storeId);
    conditions.value(":limit", qint64{limit});
    return readRows(m_database, kLowStock, conditions, rowFrom<ProductRow>);
}

Result<QList<ProductRow>> CatalogueQueries::productsAfter(const QString& search,
                                                          const ProductRow* last, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    if (last) {
        conditions.add(QStringLiteral("(name, sku) > (:last_name, :last_sku)"))
            .value(":last_name", last->name)
            .value(":last_sku", last->sku);
    }
    addWords(conditions, searchWords(search));
    conditions.value(":limit", qint64{limit});
    return readRows(m_database, kProducts + conditions.sql() + kOnwards, conditions,
                    rowFrom<ProductRow>);
}

Result<qint64> CatalogueQueries::productCount(const QString& search) {
    Conditions conditions(m_storeId);
    addWords(conditions, searchWords(search));
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<QList<ProductRow>> CatalogueQueries::productsOfCode(const QString& code) {
    const QString term = canonicalText(TextKind::Code, searchTerm(code));
    Conditions conditions(m_storeId);
    conditions.value(":code", comparedCode(term)).value(":sku", term);
    const auto rows = readRows(m_database, kOfCode, conditions, rowFrom<ProductRow>);
    if (!rows) return fail(rows.error());
    QList<ProductRow> found;
    appendNew(found, *rows, 2, skuOf);
    return found;
}

Result<QList<ProductRow>> CatalogueQueries::productsBySkuBeginning(const QString& term, int limit) {
    QStringList forms{term, term.toLower(), term.toUpper()};
    forms.removeDuplicates();
    QList<ProductRow> found;
    for (const QString& form : std::as_const(forms)) {
        Conditions conditions(m_storeId);
        conditions.value(":from_sku", form)
            .value(":to_sku", form + QString::fromUcs4(U"\U0010FFFF", 1))
            .value(":limit", qint64{limit});
        const auto rows = readRows(m_database, kBySkuForms, conditions, rowFrom<ProductRow>);
        if (!rows) return fail(rows.error());
        appendNew(found, *rows, limit * 3, skuOf);
    }
    return found;
}

Result<QList<ProductRow>> CatalogueQueries::productsByNameBeginning(const QStringList& words,
                                                                    int limit) {
    Conditions conditions(m_storeId);
    conditions.add(QStringLiteral("archived = 0"));
    const auto order = addNamePrefix(conditions, words, m_database.dialect());
    if (!order) return QList<ProductRow>();
    conditions.value(":limit", qint64{limit});
    const QString sql = kProducts + conditions.sql() + QStringLiteral(" ORDER BY ") + *order +
                        QStringLiteral(", sku LIMIT :limit");
    return readRows(m_database, sql, conditions, rowFrom<ProductRow>);
}

Result<QList<ProductRow>> CatalogueQueries::rankedProducts(const QStringList& words, int limit) {
    Conditions conditions(m_storeId);
    conditions.add(QStringLiteral("archived = 0"));
    addWords(conditions, words);
    const QString rank = searchRank(conditions, words, m_database.dialect());
    conditions.value(":limit", qint64{limit});
    const QString sql = kProducts + conditions.sql() + QStringLiteral(" ORDER BY ") + rank +
                        QStringLiteral(", name, sku LIMIT :limit");
    return readRows(m_database, sql, conditions, rowFrom<ProductRow>);
}

Result<QList<ProductRow>> CatalogueQueries::findProducts(const QString& search, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    const QString term = searchTerm(search);
    const QStringList words = searchWords(term);
    // A scanned barcode ends here: two look-ups by key, however many products there are.
    auto found = productsOfCode(term);
    if (!found) return fail(found.error());
    if (found->size() >= limit || words.isEmpty()) return found->mid(0, limit);
    // Then use the indexes: the code with other capitalization, names and codes that begin with it.
    const auto codes = productsBySkuBeginning(term, limit);
    if (!codes) return fail(codes.error());
    QList<ProductRow> sameCode = *codes;
    sameCode.removeIf([&](const ProductRow& row) { return searchWords(row.sku) != words; });
    appendNew(*found, sameCode, limit, skuOf);
    const auto names = productsByNameBeginning(words, limit);
    if (!names) return fail(names.error());
    appendNew(*found, *names, limit, skuOf);
    appendNew(*found, *codes, limit, skuOf);
    if (found->size() >= limit) return found;
    // Scan all products only if the list is not full yet.
    const auto others = rankedProducts(words, limit + static_cast<int>(found->size()));
    if (!others) return fail(others.error());
    appendNew(*found, *others, limit, skuOf);
    return found;
}

Result<ProductRow> CatalogueQueries::product(const QString& sku) {
    Conditions conditions(m_storeId);
    conditions.value(":sku", sku);
    const auto rows = readRows(m_database, kBySku, conditions, rowFrom<ProductRow>);
    if (!rows) return fail(rows.error());
    if (!rows->isEmpty()) return rows->first();
    const QString canonical = canonicalText(TextKind::Code, sku);
    if (canonical != sku) return product(canonical);
    const auto similar = SqlCatalogue(m_database, m_storeId).skusInAnotherCase(sku);
    if (!similar) return fail(similar.error());
    return fail(productNotFound(sku, *similar));
}

}  // namespace countertop
