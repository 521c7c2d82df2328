// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeShop.h"

namespace countertop {

namespace {

bool isWithin(const QString& day, const OrderFilter& filter) {
    return day >= filter.moneyFromDay && (filter.moneyToDay.isEmpty() || day <= filter.moneyToDay);
}

}  // namespace

std::optional<qint64> FakeShop::movedOn(const OrderRow& row, const OrderFilter& filter) const {
    std::optional<qint64> moved;
    for (const PaymentRow& payment : details.value(row.orderId.text()).payments) {
        if (isWithin(payment.day, filter)) moved = moved.value_or(0) + payment.amountMinor;
    }
    return moved;
}

Result<OrderListSummary> FakeShop::orderSummary(const OrderFilter& filter) {
    if (failure) return fail(*failure);
    OrderListSummary summary{0, 0, shop.currency};
    for (const OrderRow& row : matchingOrders(filter)) {
        ++summary.orders;
        if (row.movedMinor) summary.movedMinor = summary.movedMinor.value_or(0) + *row.movedMinor;
        if (row.status == StatusWord::Draft) {
            ++summary.drafts;
            continue;
        }
        const bool isSold = row.status == StatusWord::Paid || row.status == StatusWord::Shipped;
        OrderSum& sum = isSold ? summary.sold : summary.others;
        ++sum.orders;
        sum.totalMinor += row.owedMinor();
        summary.totalMinor += row.owedMinor();
    }
    return summary;
}

Result<OrderIdPage> FakeShop::orderIds(const OrderFilter& filter, const OrderSort& sort,
                                       qint64 limit, const QString& after) {
    const auto page = orders(filter, sort, static_cast<int>(limit), after);
    if (!page) return fail(page.error());
    OrderIdPage ids{{}, page->next};
    for (const OrderRow& row : page->rows) ids.ids.append(row.orderId);
    return ids;
}

Result<QList<OrderRow>> FakeShop::ordersOf(const OrderFilter& filter, const QList<OrderId>& ids) {
    if (failure) return fail(*failure);
    QList<OrderRow> rows;
    for (const OrderId& id : ids) {
        for (const OrderRow& row : orderRows) {
            if (!(row.orderId == id)) continue;
            rows.append(row);
            if (filter.hasMoneyDays()) rows.last().movedMinor = movedOn(row, filter);
        }
    }
    return rows;
}

Result<QList<DeliveryRow>> FakeShop::deliveriesOf(const QList<qint64>& ids) {
    if (failure) return fail(*failure);
    QList<DeliveryRow> rows;
    for (const qint64 id : ids) {
        for (const DeliveryRow& row : deliveryRows) {
            if (row.id == id) rows.append(row);
        }
    }
    return rows;
}

}  // namespace countertop
