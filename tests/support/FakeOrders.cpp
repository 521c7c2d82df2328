// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeOrders.h"

#include "models/projections/OrderProjection.h"
#include "tests/support/FakeRows.h"

namespace countertop {

namespace {

bool isSold(const OrderRow& row) {
    return row.status == StatusWord::Paid || row.status == StatusWord::Shipped;
}

bool isPaidWithin(const QString& day, const OrderFilter& filter) {
    return day >= filter.paymentFromDay &&
           (filter.paymentToDay.isEmpty() || day <= filter.paymentToDay);
}

/// Checks the conditions of the filter that the row itself can answer.
bool matches(const OrderRow& row, const OrderFilter& filter) {
    return (!filter.status || row.status == *filter.status) &&
           (filter.fromDay.isEmpty() || row.day >= filter.fromDay) &&
           (filter.toDay.isEmpty() || row.day <= filter.toDay) &&
           (filter.customerId.isEmpty() || row.customerId == filter.customerId) &&
           (filter.orderId.isEmpty() || row.orderId == filter.orderId) &&
           (!filter.isSold || isSold(row)) &&
           (fake::contains(row.number, filter.search) ||
            fake::contains(row.customerName, filter.search));
}

}  // namespace

std::optional<qint64> FakeOrders::movedOn(const OrderRow& row, const OrderFilter& filter) const {
    std::optional<qint64> moved;
    for (const PaymentRow& payment : details.value(row.orderId.text()).payments) {
        if (isPaidWithin(payment.day, filter)) moved = moved.value_or(0) + payment.amountMinor;
    }
    return moved;
}

QList<OrderRow> FakeOrders::matching(const OrderFilter& filter) const {
    QList<OrderRow> found;
    for (OrderRow row : rows) {
        if (!matches(row, filter)) continue;
        if (filter.isStuck && !stuckOrders.contains(row.orderId.text())) continue;
        if (filter.hasPaymentDays()) row.netPaidMinor = movedOn(row, filter);
        if (!filter.hasPaymentDays() || row.netPaidMinor) found.append(row);
    }
    return found;
}

Result<QList<OrderRow>> FakeOrders::newestOfSeries(const QString& prefix, int limit) {
    QList<OrderRow> found;
    for (const OrderRow& row : rows) {
        if (row.number.startsWith(prefix)) found.append(row);
    }
    return found.mid(0, limit);
}

Result<OrderPage> FakeOrders::page(const OrderFilter& filter, const OrderSort& /*sort*/, int limit,
                                   const QString& after) {
    if (failure) return fail(*failure);
    const QList<OrderRow> found = matching(filter);
    const qint64 end = after.toLongLong() + limit;
    return OrderPage{found.mid(after.toLongLong(), limit),
                     end < found.size() ? QString::number(end) : QString()};
}

Result<QList<OrderRow>> FakeOrders::rowsAt(const OrderFilter& filter, const OrderSort& /*sort*/,
                                           qint64 firstRow, int limit) {
    if (failure) return fail(*failure);
    return matching(filter).mid(firstRow, limit);
}

Result<OrderIdPage> FakeOrders::ids(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                                    const QString& after) {
    return page(filter, sort, static_cast<int>(limit), after).map([](const OrderPage& found) {
        OrderIdPage ids{{}, found.next};
        for (const OrderRow& row : found.rows) ids.ids.append(row.orderId);
        return ids;
    });
}

Result<QList<OrderRow>> FakeOrders::rowsOf(const OrderFilter& filter, const QList<OrderId>& ids) {
    QList<OrderRow> found;
    for (const OrderId& id : ids) {
        for (const OrderRow& row : rows) {
            if (row.orderId != id) continue;
            found.append(row);
            if (filter.hasPaymentDays()) found.last().netPaidMinor = movedOn(row, filter);
        }
    }
    return found;
}

Result<OrderListSummary> FakeOrders::summary(const OrderFilter& filter) {
    if (failure) return fail(*failure);
    OrderListSummary summary{0, 0, currency};
    for (const OrderRow& row : matching(filter)) {
        ++summary.orders;
        if (row.netPaidMinor)
            summary.netPaidMinor = summary.netPaidMinor.value_or(0) + *row.netPaidMinor;
        if (row.status == StatusWord::Draft) {
            ++summary.drafts;
            continue;
        }
        OrderSum& sum = isSold(row) ? summary.sold : summary.others;
        ++sum.orders;
        sum.totalMinor += row.owedMinor();
        summary.totalMinor += row.owedMinor();
    }
    return summary;
}

Result<QList<StatusCount>> FakeOrders::statusCounts() {
    QMap<StatusWord, qint64> counts;
    for (const OrderRow& row : rows) ++counts[row.status];
    QList<StatusCount> found;
    for (auto it = counts.begin(); it != counts.end(); ++it) found.append({it.key(), it.value()});
    return found;
}

Result<OrderDetails> FakeOrders::order(const QString& idOrNumber) {
    for (const OrderRow& row : rows) {
        if (row.orderId.text() != idOrNumber && row.number != idOrNumber) continue;
        OrderDetails found = details.value(row.orderId.text());
        found.row = row;
        return found;
    }
    return fake::notFound();
}

Result<OrderVersion> FakeOrders::version(const OrderId& orderId, qint64 version) {
    versionsAsked.append(version);
    const OrderEvents events = histories.value(orderId.text());
    if (version < 1 || version > events.size()) return fake::notFound();
    OrderVersion found;
    Order order;
    for (qint64 at = 0; at < version; ++at) {
        if (at == version - 1) found.changes = differencesOf(order, events[at]);
        apply(order, events[at]);
    }
    const TimelineEntry entry = details.value(orderId.text()).timeline.value(version - 1);
    found.row = orderRow(orderId, order, version, entry.at);
    found.lines = order.lines;
    found.version = version;
    found.type = entry.type;
    found.at = entry.at;
    found.actor = entry.actor;
    found.till = entry.till;
    return found;
}

}  // namespace countertop
