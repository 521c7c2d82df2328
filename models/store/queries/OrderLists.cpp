// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderQueries.h"

#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/OrderConditions.h"
#include "models/store/queries/ReadSnapshot.h"
#include "models/store/queries/RowsById.h"
#include "models/store/streams/ReadRow.h"

#include <QHash>

#include <limits>

namespace countertop {

namespace {

const QString kRows = QStringLiteral("SELECT %1 FROM orders WHERE ").arg(readColumns<OrderRow>());

const QString kIds = QStringLiteral("SELECT order_id FROM orders WHERE ");

const QString kFirst = QStringLiteral(" LIMIT :limit");

constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();

const QString kWindow = QStringLiteral(" LIMIT :limit OFFSET :offset");

const QString kOrdersPerDay =
    QStringLiteral("SELECT day, CAST(sum(orders) AS BIGINT) AS orders FROM order_days WHERE ");

// Sums are cast because PostgreSQL's sum of BIGINT is NUMERIC, which drivers convert to double.
// Only amounts in the shop's currency are added: an older Countertop could store others.
const QString kTotal = QStringLiteral(
    "CAST(coalesce(sum(CASE WHEN currency = (SELECT currency FROM shop WHERE store_id = :store) "
    "THEN total_minor - credited_minor ELSE 0 END), 0) AS BIGINT) AS total");

const QString kCountedSummary =
    QStringLiteral("SELECT status, CAST(coalesce(sum(orders), 0) AS BIGINT) AS orders, ") + kTotal +
    QStringLiteral(" FROM order_days WHERE ");

const QString kSummary = QStringLiteral("SELECT status, count(*) AS orders, ") + kTotal +
                         QStringLiteral(" FROM orders WHERE ");

const QString kByStatus = QStringLiteral(" GROUP BY status");

/// For filters that select few orders by their key: SQLite would otherwise scan all orders, because
/// the index is sorted by status already.
const QString kByStatusOfFew = QStringLiteral(" GROUP BY +status");

const QString kMoved = QStringLiteral(
    "SELECT CAST(coalesce(sum(p.amount_minor), 0) AS BIGINT) AS number FROM payments p "
    "WHERE p.store_id = :store AND p.day >= :money_from AND p.day <= :money_to "
    "AND p.currency = (SELECT currency FROM shop WHERE store_id = :store) "
    "AND p.order_id IN (SELECT order_id FROM orders WHERE ");

/// Rows of a filter with payment days, each with the sum of its payments on those days. WHERE does
/// not name the days, because SQLite would then scan all payments of those days for each order.
const QString kMovedRows =
    QStringLiteral(
        "SELECT %1, (SELECT CAST(coalesce(sum(CASE WHEN p.day >= :money_from "
        "AND p.day <= :money_to THEN p.amount_minor ELSE 0 END), 0) AS BIGINT) FROM payments p "
        "WHERE p.store_id = :store AND p.order_id = orders.order_id) AS moved_minor "
        "FROM orders WHERE ")
        .arg(readColumns<OrderRow>());

const QString kStatusCounts = QStringLiteral(
    "SELECT status, CAST(sum(orders) AS BIGINT) AS orders FROM order_days WHERE "
    "store_id = :store GROUP BY status");

const QString kShopCurrency = QStringLiteral("SELECT currency FROM shop WHERE store_id = :store");

OrderRow movedRowFrom(Query& query) {
    OrderRow row = rowFrom<OrderRow>(query);
    row.netPaidMinor = query.integer("moved_minor");
    return row;
}

Result<QList<OrderRow>> readOrders(Database& database, const OrderFilter& filter,
                                   const QString& afterWhere, const Conditions& conditions) {
    return filter.hasPaymentDays()
               ? readRows(database, kMovedRows + afterWhere, conditions, movedRowFrom)
               : readRows(database, kRows + afterWhere, conditions, rowFrom<OrderRow>);
}

void addToSummary(OrderListSummary& summary, const QString& status, const OrderSum& sum) {
    summary.orders += sum.orders;
    if (status == toText(StatusWord::Draft)) {
        summary.drafts += sum.orders;
        return;
    }
    const bool isSold = status == toText(StatusWord::Paid) || status == toText(StatusWord::Shipped);
    OrderSum& part = isSold ? summary.sold : summary.others;
    part.orders += sum.orders;
    part.totalMinor += sum.totalMinor;
    summary.totalMinor += sum.totalMinor;
}

}  // namespace

Result<QList<OrderRow>> OrderQueries::read(const OrderFilter& filter, Conditions conditions,
                                           const OrderSort& sort, qint64 offset, int limit) {
    const OrderSorting sorting = OrderSorting::of(sort.field, m_database.dialect());
    conditions.value(":limit", qint64{limit}).value(":offset", offset);
    return readOrders(m_database, filter,
                      conditions.sql() + sorting.orderBy(sort.descending) + kWindow, conditions);
}

Result<OrderPage> OrderQueries::page(const OrderFilter& filter, const OrderSort& sort, int limit,
                                     const QString& after) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    const auto parts = partsAfter(filter, sort, after);
    if (!parts) return fail(parts.error());
    OrderPage page;
    for (const OrderPart& part : *parts) {
        auto conditions = part.conditions(m_database.dialect(), m_storeId);
        if (!conditions) return fail(conditions.error());
        conditions->value(":limit", limit + 1 - page.rows.size());
        const auto rows = readOrders(
            m_database, filter, conditions->sql() + part.sorting.orderBy(part.descending) + kFirst,
            *conditions);
        if (!rows) return fail(rows.error());
        page.rows.append(*rows);
        if (page.rows.size() > limit) break;
    }
    if (page.rows.size() > limit) {
        page.rows.removeLast();
        page.next = cursorAfter(page.rows.last(), sort);
    }
    return page;
}

Result<QList<OrderPart>> OrderQueries::partsAfter(const OrderFilter& filter, const OrderSort& sort,
                                                  const QString& after) {
    if (auto good = checkDays(filter.fromDay, filter.toDay); !good) return fail(good.error());
    std::optional<OrderPlace> place;
    if (!after.isEmpty()) {
        auto read = orderPlaceFrom(after, sort);
        if (!read) return fail(read.error());
        place = *std::move(read);
    }
    return orderParts(filter, sort, place, m_database.dialect());
}

Result<OrderIdPage> OrderQueries::ids(const OrderFilter& filter, const OrderSort& sort,
                                      qint64 limit, const QString& after) {
    const auto parts = partsAfter(filter, sort, after);
    if (!parts) return fail(parts.error());
    OrderIdPage page;
    for (const OrderPart& part : *parts) {
        if (page.ids.size() > limit) break;
        auto conditions = part.conditions(m_database.dialect(), m_storeId);
        if (!conditions) return fail(conditions.error());
        // Adding 1 to the largest limit would overflow 64 bits.
        conditions->value(":limit", limit - page.ids.size() + (limit < kNoLimit ? 1 : 0));
        const auto ids = readRows(
            m_database, kIds + conditions->sql() + part.sorting.orderBy(part.descending) + kFirst,
            *conditions, [](Query& query) { return OrderId(query.text("order_id")); });
        if (!ids) return fail(ids.error());
        page.ids.append(*ids);
    }
    if (page.ids.size() <= limit) return page;
    page.ids.resize(limit);
    const auto last = rowsOf(filter, {page.ids.last()});
    if (!last) return fail(last.error());
    if (!last->isEmpty()) page.next = cursorAfter(last->first(), sort);
    return page;
}

Result<QList<OrderRow>> OrderQueries::rowsOf(const OrderFilter& filter, const QList<OrderId>& ids) {
    const auto read = [&](const Conditions& conditions) {
        return readOrders(m_database, filter, conditions.sql(), conditions);
    };
    Conditions base(m_storeId);
    addPaymentDays(base, filter);
    return readRowsOf(base, QStringLiteral("order_id"), ids, read, &OrderRow::orderId);
}

Result<QList<OrderRow>> OrderQueries::rowsAt(const OrderFilter& filter, const OrderSort& sort,
                                             qint64 firstRow, int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    auto conditions = orderConditions(m_database.dialect(), m_storeId, filter);
    if (!conditions) return fail(conditions.error());
    if (firstRow == 0 || sort.field != OrderSortField::PlacedAt || !isCounted(filter)) {
        return read(filter, *std::move(conditions), sort, firstRow, limit);
    }
    // Counters and rows must come from one snapshot, or the window would shift by orders placed in
    // between.
    ReadSnapshot snapshot(m_database);
    if (auto begun = snapshot.begin(); !begun) return fail(begun.error());
    const auto place = placeOf(filter, sort.descending, firstRow);
    if (!place) return fail(place.error());
    if (place->day.isEmpty()) return QList<OrderRow>();
    // The place replaces the filter's limit: given two limits, SQLite scans the index from the
    // first.
    OrderFilter fromPlace = filter;
    (sort.descending ? fromPlace.toDay : fromPlace.fromDay) = place->day;
    auto following = orderConditions(m_database.dialect(), m_storeId, fromPlace);
    if (!following) return fail(following.error());
    return read(fromPlace, *std::move(following), sort, place->offset, limit);
}

Result<OrderQueries::Place> OrderQueries::placeOf(const OrderFilter& filter, bool descending,
                                                  qint64 row) {
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

Result<OrderListSummary> OrderQueries::summary(const OrderFilter& filter) {
    const auto conditions = orderConditions(m_database.dialect(), m_storeId, filter);
    if (!conditions) return fail(conditions.error());
    const bool counted = isCounted(filter);
    const auto& narrowed = counted ? counterConditions(m_storeId, filter) : *conditions;
    const bool areFew =
        m_database.dialect() == Dialect::Sqlite && (filter.isStuck || filter.hasPaymentDays());
    const auto rows =
        readRows(m_database,
                 (counted ? kCountedSummary : kSummary) + narrowed.sql() +
                     (areFew ? kByStatusOfFew : kByStatus),
                 narrowed, [](Query& query) {
                     return std::pair(query.text("status"),
                                      OrderSum{query.integer("orders"), query.integer("total")});
                 });
    if (!rows) return fail(rows.error());
    OrderListSummary summary;
    for (const auto& [status, sum] : *rows) addToSummary(summary, status, sum);
    if (filter.hasPaymentDays()) {
        const auto moved =
            readNumber(m_database, kMoved + conditions->sql() + QStringLiteral(")"), *conditions);
        if (!moved) return fail(moved.error());
        summary.netPaidMinor = *moved;
    }
    const auto currency = readRows(m_database, kShopCurrency, Conditions(m_storeId),
                                   [](Query& query) { return query.text("currency"); });
    if (!currency) return fail(currency.error());
    summary.currency = currency->value(0);
    return summary;
}

Result<QList<StatusCount>> OrderQueries::statusCounts() {
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
