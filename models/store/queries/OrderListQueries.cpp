// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderListQueries.h"

#include "models/store/ReadSnapshot.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/OrderConditions.h"
#include "models/store/queries/OrderCursor.h"
#include "models/store/queries/OrderRows.h"

#include <QHash>

namespace countertop {

namespace {

const QString kRows =
    QStringLiteral("SELECT %1 FROM orders WHERE ").arg(QLatin1StringView(kOrderColumns));

const QString kWindow = QStringLiteral(" LIMIT :limit OFFSET :offset");

const QString kOrdersPerDay =
    QStringLiteral("SELECT day, CAST(sum(orders) AS BIGINT) AS orders FROM order_days WHERE ");

// Sums are cast because PostgreSQL's sum of BIGINT is a NUMERIC, which drivers make a double.
const QString kCountedSummary = QStringLiteral(
    "SELECT CAST(coalesce(sum(orders), 0) AS BIGINT) AS orders, "
    "CAST(coalesce(sum(total_minor), 0) AS BIGINT) AS total, "
    "coalesce(max(currency), '') AS currency FROM order_days WHERE ");

const QString kSummary = QStringLiteral(
    "SELECT count(*) AS orders, CAST(coalesce(sum(total_minor), 0) AS BIGINT) AS total, "
    "coalesce(max(currency), '') AS currency FROM orders WHERE ");

const QString kStatusCounts = QStringLiteral(
    "SELECT status, CAST(sum(orders) AS BIGINT) AS orders FROM order_days WHERE "
    "store_id = :store GROUP BY status");

const QString kShopCurrency = QStringLiteral("SELECT currency FROM shop WHERE store_id = :store");

}  // namespace

Result<QList<OrderRow>> OrderListQueries::read(Conditions conditions, const OrderSort& sort,
                                               qint64 offset, int limit) {
    const OrderSorting sorting = OrderSorting::of(sort.field, m_database.dialect());
    conditions.value(":limit", qint64{limit}).value(":offset", offset);
    return readRows(m_database,
                    kRows + conditions.sql() + sorting.orderBy(sort.descending) + kWindow,
                    conditions, orderRowFrom);
}

Result<OrderPage> OrderListQueries::page(const OrderFilter& filter, const OrderSort& sort,
                                         int limit, const QString& after) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    auto conditions = orderConditions(m_database.dialect(), m_storeId, filter);
    if (!conditions) return fail(conditions.error());
    if (!after.isEmpty()) {
        const auto narrowed = goOnBehind(after, sort, m_database.dialect(), *conditions);
        if (!narrowed) return fail(narrowed.error());
    }
    auto rows = read(*std::move(conditions), sort, 0, limit + 1);
    if (!rows) return fail(rows.error());
    OrderPage page{*std::move(rows), {}};
    if (page.rows.size() > limit) {
        page.rows.removeLast();
        page.next = cursorBehind(page.rows.last(), sort);
    }
    return page;
}

Result<QList<OrderRow>> OrderListQueries::window(const OrderFilter& filter, const OrderSort& sort,
                                                 qint64 firstRow, int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    auto conditions = orderConditions(m_database.dialect(), m_storeId, filter);
    if (!conditions) return fail(conditions.error());
    if (firstRow == 0 || sort.field != OrderSortField::PlacedAt || !isCounted(filter)) {
        return read(*std::move(conditions), sort, firstRow, limit);
    }
    // Counters and rows must be of one moment, or the window would be off by what came between.
    ReadSnapshot snapshot(m_database);
    if (auto begun = snapshot.begin(); !begun) return fail(begun.error());
    const auto place = placeOf(filter, sort.descending, firstRow);
    if (!place) return fail(place.error());
    if (place->day.isEmpty()) return QList<OrderRow>();
    // The place takes the limit's place: of two limits SQLite walks the index from the first.
    OrderFilter fromPlace = filter;
    (sort.descending ? fromPlace.toDay : fromPlace.fromDay) = place->day;
    auto behind = orderConditions(m_database.dialect(), m_storeId, fromPlace);
    if (!behind) return fail(behind.error());
    return read(*std::move(behind), sort, place->offset, limit);
}

Result<OrderListQueries::Place> OrderListQueries::placeOf(const OrderFilter& filter,
                                                          bool descending, qint64 row) {
    const Conditions conditions = counterConditions(m_storeId, filter);
    Place place;
    qint64 before = 0;
    const auto read = m_database.readRows(
        kOrdersPerDay + conditions.sql() + QStringLiteral(" GROUP BY day ORDER BY day") +
            (descending ? QStringLiteral(" DESC") : QString()),
        [&](Query& query) { conditions.bindTo(query); },
        [&](Query& day) {
            const qint64 orders = day.integer("orders");
            if (before + orders > row) {
                place = {day.text("day"), row - before};
                return Reading::Stop;
            }
            before += orders;
            return Reading::Continue;
        });
    if (!read) return fail(read.error());
    return place;
}

Result<OrderListSummary> OrderListQueries::summary(const OrderFilter& filter) {
    const auto conditions = orderConditions(m_database.dialect(), m_storeId, filter);
    if (!conditions) return fail(conditions.error());
    const bool counted = isCounted(filter);
    const auto& narrowed = counted ? counterConditions(m_storeId, filter) : *conditions;
    const auto rows =
        readRows(m_database, (counted ? kCountedSummary : kSummary) + narrowed.sql(), narrowed,
                 [](Query& query) {
                     return OrderListSummary{query.integer("orders"), query.integer("total"),
                                             query.text("currency")};
                 });
    if (!rows) return fail(rows.error());
    OrderListSummary summary = rows->first();
    if (!summary.currency.isEmpty()) return summary;
    const auto currency = readRows(m_database, kShopCurrency, Conditions(m_storeId),
                                   [](Query& query) { return query.text("currency"); });
    if (!currency) return fail(currency.error());
    summary.currency = currency->value(0);
    return summary;
}

Result<QList<StatusCount>> OrderListQueries::statusCounts() {
    const auto rows = readRows(m_database, kStatusCounts, Conditions(m_storeId), [](Query& query) {
        return std::pair(query.text("status"), query.integer("orders"));
    });
    if (!rows) return fail(rows.error());
    const QHash<QString, qint64> counts(rows->begin(), rows->end());
    QList<StatusCount> result;
    for (const auto status : {StatusWord::Draft, StatusWord::Pending, StatusWord::Paid,
                              StatusWord::Shipped, StatusWord::Cancelled}) {
        result.append({status, counts.value(toText(status))});
    }
    return result;
}

}  // namespace countertop
