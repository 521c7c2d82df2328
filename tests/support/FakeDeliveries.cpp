// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeDeliveries.h"

#include "tests/support/FakeRows.h"

namespace countertop {

QList<DeliveryRow> FakeDeliveries::matching(const DeliveryFilter& filter) const {
    return fake::matching(rows, [&](const DeliveryRow& row) {
        const bool hasStatus =
            filter.status ? row.status == *filter.status : row.status != DeliveryStatus::Discarded;
        const QString text = row.orderNumber + u'\n' + row.eventType + u'\n' + row.lastError +
                             u'\n' + QString::fromUtf8(row.payload);
        return hasStatus && (!filter.isHeld || row.isHeld) &&
               (filter.destination.isEmpty() || row.destination == filter.destination) &&
               text.contains(filter.search.trimmed(), Qt::CaseInsensitive);
    });
}

Result<QList<DeliveryRow>> FakeDeliveries::rowsAt(const DeliveryFilter& filter, qint64 firstRow,
                                                  int limit) {
    return matching(filter).mid(firstRow, limit);
}

Result<QList<qint64>> FakeDeliveries::ids(const DeliveryFilter& filter, qint64 limit) {
    QList<qint64> ids;
    for (const DeliveryRow& row : matching(filter).mid(0, limit)) ids.append(row.id);
    return ids;
}

Result<QList<DeliveryRow>> FakeDeliveries::rowsOf(const QList<qint64>& ids) {
    QList<DeliveryRow> found;
    for (const qint64 id : ids) {
        if (const auto row = delivery(id)) found.append(*row);
    }
    return found;
}

Result<qint64> FakeDeliveries::count(const DeliveryFilter& filter) {
    return matching(filter).size();
}

Result<DeliverySummary> FakeDeliveries::summary() {
    DeliveryFilter held;
    held.isHeld = true;
    const auto with = [this](DeliveryStatus status) { return matching({status}).size(); };
    return DeliverySummary{with(DeliveryStatus::Pending),
                           with(DeliveryStatus::Processing),
                           with(DeliveryStatus::Failed),
                           with(DeliveryStatus::Dead),
                           with(DeliveryStatus::Delivered),
                           with(DeliveryStatus::Discarded),
                           matching(held).size()};
}

Result<DeliveryRow> FakeDeliveries::delivery(qint64 id) {
    return fake::rowOf(rows, &DeliveryRow::id, id);
}

}  // namespace countertop
