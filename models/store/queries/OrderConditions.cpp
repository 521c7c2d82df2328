// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderConditions.h"

#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/SearchMatch.h"
#include "models/store/queries/SearchText.h"

namespace countertop {

namespace {

const QString kHasSku = QStringLiteral(
    "order_id IN (SELECT order_id FROM order_lines WHERE store_id = :store "
    "AND sku IN (:sku, :sku_lower, :sku_upper))");

/// Products by their names as the catalogue has them, or by the whole SKU in any capitals.
QString hasProduct(const QString& match) {
    return QStringLiteral(
               "order_id IN (SELECT l.order_id FROM products p JOIN order_lines l "
               "ON l.store_id = p.store_id AND l.sku = p.sku "
               "WHERE p.store_id = :store AND (%1 OR p.search_text LIKE :code ESCAPE '!'))")
        .arg(match);
}

void addSearch(Conditions& conditions, Dialect dialect, const QString& term) {
    QStringList alternatives{
        anyCaseLike(dialect, QStringLiteral("number"), QStringLiteral(":number")), kHasSku};
    conditions.value(":number", u'%' + escapedForLike(term) + u'%')
        .value(":sku", term)
        .value(":sku_lower", term.toLower())
        .value(":sku_upper", term.toUpper());
    const QStringList words = searchWords(term);
    if (!words.isEmpty()) {
        alternatives.append(containsWords(conditions, words, QStringLiteral("customer_folded")));
        alternatives.append(hasProduct(
            nameContainsWords(conditions, words, dialect, QStringLiteral("p.search_text"))));
        conditions.value(":code", QStringLiteral("%\n") + escapedForLike(words.join(u' ')) +
                                      QStringLiteral("\n%"));
    }
    conditions.add(u'(' + alternatives.join(QStringLiteral(" OR ")) + u')');
}

void addStatusAndDays(Conditions& conditions, const OrderFilter& filter) {
    if (filter.status) {
        conditions.add(QStringLiteral("status = :status")).value(":status", toText(*filter.status));
    }
    if (!filter.fromDay.isEmpty()) {
        conditions.add(QStringLiteral("day >= :from_day")).value(":from_day", filter.fromDay);
    }
    if (!filter.toDay.isEmpty()) {
        conditions.add(QStringLiteral("day <= :to_day")).value(":to_day", filter.toDay);
    }
}

}  // namespace

Result<Conditions> orderConditions(Dialect dialect, qint64 storeId, const OrderFilter& filter) {
    if (auto good = checkDays(filter.fromDay, filter.toDay); !good) return fail(good.error());
    Conditions conditions(storeId);
    addStatusAndDays(conditions, filter);
    if (!filter.customerId.isEmpty()) {
        // The second half names the index, which leaves out orders without a customer.
        conditions.add(QStringLiteral("customer_id = :customer AND customer_id <> ''"))
            .value(":customer", filter.customerId.text());
    }
    const QString term = searchTerm(filter.search);
    if (!term.isEmpty()) addSearch(conditions, dialect, term);
    return conditions;
}

bool isCounted(const OrderFilter& filter) {
    return filter.customerId.isEmpty() && searchTerm(filter.search).isEmpty();
}

Conditions counterConditions(qint64 storeId, const OrderFilter& filter) {
    Conditions conditions(storeId);
    addStatusAndDays(conditions, filter);
    return conditions;
}

}  // namespace countertop
