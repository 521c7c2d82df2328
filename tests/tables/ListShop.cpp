// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tables/ListShop.h"

namespace countertop {

OrderRow ListShop::rowOf(qint64 key) {
    OrderRow row;
    row.orderId = OrderId(QString::number(key));
    row.number = QStringLiteral("T1-%1").arg(key, 8, 10, QLatin1Char('0'));
    row.customerName = QStringLiteral("Customer %1").arg(key % 1'000);
    row.status = StatusWord::Paid;
    row.itemCount = key % 9 + 1;
    row.totalMinor = 100 + key % 10'000;
    row.currency = QStringLiteral("GBP");
    return row;
}

Result<QList<OrderRow>> ListShop::rowsAt(const OrderFilter& /*filter*/, const OrderSort& sort,
                                         qint64 firstRow, int limit) {
    asked.append(firstRow);
    QList<OrderRow> found;
    qint64 place = 0;
    const qint64 start = removed.isEmpty() ? firstRow : 0;
    place = start;
    for (qint64 at = start; at < newest && found.size() < limit; ++at) {
        const qint64 key = sort.descending ? newest - at : at + 1;
        if (removed.contains(key)) continue;
        if (place >= firstRow && place < count) {
            OrderRow row = rowOf(key);
            row.status = changed.value(key, row.status);
            found.append(row);
        }
        ++place;
    }
    return found;
}

Result<OrderListSummary> ListShop::summary(const OrderFilter& /*filter*/) {
    return OrderListSummary{count, count * 100, QStringLiteral("GBP")};
}

}  // namespace countertop
