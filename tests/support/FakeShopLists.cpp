// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeShop.h"

namespace countertop {

Result<OrderIdPage> FakeShop::orderIds(const OrderFilter& filter, const OrderSort& sort,
                                       qint64 limit, const QString& after) {
    const auto page = orders(filter, sort, static_cast<int>(limit), after);
    if (!page) return fail(page.error());
    OrderIdPage ids{{}, page->next};
    for (const OrderRow& row : page->rows) ids.ids.append(row.orderId);
    return ids;
}

Result<QList<OrderRow>> FakeShop::ordersOf(const QList<OrderId>& ids) {
    if (failure) return fail(*failure);
    QList<OrderRow> rows;
    for (const OrderId& id : ids) {
        for (const OrderRow& row : orderRows) {
            if (row.orderId == id) rows.append(row);
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
