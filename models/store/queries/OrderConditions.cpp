// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderConditions.h"

#include "models/store/connection/SearchText.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/SearchMatch.h"

namespace countertop {

namespace {

const QString kLastDay = QStringLiteral("9999-12-31");

const QString kHasSku = QStringLiteral(
    "order_id IN (SELECT order_id FROM order_lines WHERE store_id = :store "
    "AND sku IN (:sku, :sku_lower, :sku_upper))");

/// Matches products by their current names in the catalogue, or by the whole SKU in any
/// capitalization.
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

/// Written as an exclusion, so that no planner prefers the index of statuses to the index of days.
const QString kSold = QStringLiteral("status NOT IN ('draft', 'pending', 'cancelled')");

const QString kHasMoney = QStringLiteral(
    "order_id IN (SELECT m.order_id FROM payments m WHERE m.store_id = :store "
    "AND m.day >= :money_from AND m.day <= :money_to)");

/// A step in its second or later attempt got no answer before. Without INDEXED BY, SQLite would
/// scan all sagas ever started instead of those in three states.
const QString kStuck = QStringLiteral(
    "order_id IN (SELECT f.order_id FROM sagas f%1 WHERE f.store_id = :store "
    "AND f.status IN ('compensation_failed', 'running', 'compensating') "
    "AND (f.status = 'compensation_failed' "
    "OR (f.steps LIKE :tried AND f.steps NOT LIKE :tried_once)))");

void addStatusAndDays(Conditions& conditions, const OrderFilter& filter) {
    if (filter.isSold) conditions.add(kSold);
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

void addOthers(Conditions& conditions, Dialect dialect, const OrderFilter& filter) {
    if (filter.hasPaymentDays()) {
        conditions.add(kHasMoney);
        addPaymentDays(conditions, filter);
    }
    if (!filter.orderId.isEmpty()) {
        conditions.add(QStringLiteral("order_id = :only")).value(":only", filter.orderId.text());
    }
    if (filter.isStuck) {
        conditions
            .add(kStuck.arg(dialect == Dialect::Sqlite
                                ? QStringLiteral(" INDEXED BY sagas_by_status")
                                : QString()))
            .value(":tried", QStringLiteral("%\"state\":\"started\",\"attempts\":%"))
            .value(":tried_once", QStringLiteral("%\"state\":\"started\",\"attempts\":1,%"));
    }
}

}  // namespace

Result<Conditions> orderConditions(Dialect dialect, qint64 storeId, const OrderFilter& filter) {
    if (auto good = checkDays(filter.fromDay, filter.toDay); !good) return fail(good.error());
    if (auto good = checkDays(filter.paymentFromDay, filter.paymentToDay); !good) {
        return fail(good.error());
    }
    Conditions conditions(storeId);
    addStatusAndDays(conditions, filter);
    addOthers(conditions, dialect, filter);
    if (!filter.customerId.isEmpty()) {
        // The second condition matches the partial index, which omits orders without a customer.
        conditions.add(QStringLiteral("customer_id = :customer AND customer_id <> ''"))
            .value(":customer", filter.customerId.text());
    }
    const QString term = searchTerm(filter.search);
    if (!term.isEmpty()) addSearch(conditions, dialect, term);
    return conditions;
}

void addPaymentDays(Conditions& conditions, const OrderFilter& filter) {
    if (!filter.hasPaymentDays()) return;
    conditions.value(":money_from", filter.paymentFromDay)
        .value(":money_to", filter.paymentToDay.isEmpty() ? kLastDay : filter.paymentToDay);
}

bool isCounted(const OrderFilter& filter) {
    return filter.customerId.isEmpty() && searchTerm(filter.search).isEmpty() &&
           !filter.hasPaymentDays() && filter.orderId.isEmpty() && !filter.isStuck;
}

Conditions counterConditions(qint64 storeId, const OrderFilter& filter) {
    Conditions conditions(storeId);
    addStatusAndDays(conditions, filter);
    return conditions;
}

}  // namespace countertop
