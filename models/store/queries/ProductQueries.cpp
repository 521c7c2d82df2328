// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/ProductQueries.h"

#include "models/store/SqlCatalogue.h"
#include "models/store/WriteRows.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/SearchText.h"

#include <algorithm>

namespace countertop {

namespace {

const QString kProducts =
    QStringLiteral("SELECT %1 FROM products WHERE ").arg(QLatin1StringView(kProductColumns));

const QString kWindow = QStringLiteral(" ORDER BY name, sku LIMIT :limit OFFSET :offset");

const QString kOnwards = QStringLiteral(" ORDER BY name, sku LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM products WHERE ");

const QString kBySku = kProducts + QStringLiteral("store_id = :store AND sku = :sku");

/// Two look-ups by key; in one condition with OR they would be a walk through all products.
const QString kExact =
    kProducts + QStringLiteral("store_id = :store AND sku IN (:term, :lower, :upper) UNION ") +
    kProducts +
    QStringLiteral(
        "store_id = :store AND sku = (SELECT sku FROM product_barcodes WHERE "
        "store_id = :store AND barcode = :term) ORDER BY sku");

/// A product's search text begins with its name.
const QString kBestFirst = QStringLiteral(
    " ORDER BY CASE WHEN search_text LIKE :prefix ESCAPE '!' THEN 0 ELSE 1 END, name, sku "
    "LIMIT :limit");

}  // namespace

void addWords(Conditions& conditions, const QString& search) {
    const QStringList words = searchText({searchTerm(search)}).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString name = QStringLiteral(":word_%1").arg(at);
        conditions.add(QStringLiteral("search_text LIKE %1 ESCAPE '!'").arg(name))
            .value(name.toLatin1().constData(), u'%' + escapedForLike(words[at]) + u'%');
    }
}

Result<QList<ProductRow>> ProductQueries::window(const QString& search, qint64 firstRow,
                                                 int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    addWords(conditions, search);
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return readRows(m_database, kProducts + conditions.sql() + kWindow, conditions, productRowFrom);
}

Result<QList<ProductRow>> ProductQueries::behind(const QString& search, const ProductRow* last,
                                                 int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    if (last) {
        conditions.add(QStringLiteral("(name, sku) > (:last_name, :last_sku)"))
            .value(":last_name", last->name)
            .value(":last_sku", last->sku);
    }
    addWords(conditions, search);
    conditions.value(":limit", qint64{limit});
    return readRows(m_database, kProducts + conditions.sql() + kOnwards, conditions,
                    productRowFrom);
}

Result<qint64> ProductQueries::count(const QString& search) {
    Conditions conditions(m_storeId);
    addWords(conditions, search);
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<QList<ProductRow>> ProductQueries::exactMatches(const QString& term) {
    Conditions conditions(m_storeId);
    conditions.value(":term", term).value(":lower", term.toLower()).value(":upper", term.toUpper());
    auto rows = readRows(m_database, kExact, conditions, productRowFrom);
    if (rows) rows->removeIf([](const ProductRow& row) { return row.archived; });
    return rows;
}

Result<QList<ProductRow>> ProductQueries::find(const QString& search, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    // A scanned barcode ends here: two index look-ups, however many products there are.
    auto exact = exactMatches(searchTerm(search));
    if (!exact) return fail(exact.error());
    if (exact->size() >= limit) return exact->mid(0, limit);
    Conditions conditions(m_storeId);
    conditions.add(QStringLiteral("archived = 0"));
    addWords(conditions, search);
    conditions.value(":prefix", escapedForLike(searchText({searchTerm(search)})) + u'%')
        .value(":limit", limit + exact->size());
    const auto others =
        readRows(m_database, kProducts + conditions.sql() + kBestFirst, conditions, productRowFrom);
    if (!others) return fail(others.error());
    QList<ProductRow> found = *std::move(exact);
    for (const ProductRow& row : *others) {
        if (found.size() == limit) break;
        const bool known = std::any_of(found.cbegin(), found.cend(),
                                       [&](const ProductRow& one) { return one.sku == row.sku; });
        if (!known) found.append(row);
    }
    return found;
}

Result<ProductRow> ProductQueries::product(const QString& sku) {
    Conditions conditions(m_storeId);
    conditions.value(":sku", sku);
    const auto rows = readRows(m_database, kBySku, conditions, productRowFrom);
    if (!rows) return fail(rows.error());
    if (!rows->isEmpty()) return rows->first();
    return fail(ErrorCode::NotFound, QStringLiteral("There is no product with SKU '%1'").arg(sku),
                QStringLiteral("product_not_found"), {{QStringLiteral("sku"), sku}});
}

}  // namespace countertop
