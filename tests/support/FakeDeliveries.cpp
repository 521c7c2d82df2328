// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeDeliveries.h"

#include "tests/support/FakeRows.h"

namespace countertop {

QList<DeliveryRow> FakeDeliveries::matching(std::optional<DeliveryStatus> status) const {
    return fake::matching(rows,
                          [&](const DeliveryRow& row) { return !status || row.status == *status; });
}

Result<QList<DeliveryRow>> FakeDeliveries::rowsAt(std::optional<DeliveryStatus> status,
                                                  qint64 firstRow, int limit) {
    return matching(status).mid(firstRow, limit);
}

Result<QList<qint64>> FakeDeliveries::ids(std::optional<DeliveryStatus> status, qint64 limit) {
    QList<qint64> ids;
    for (const DeliveryRow& row : matching(status).mid(0, limit)) ids.append(row.id);
    return ids;
}

Result<QList<DeliveryRow>> FakeDeliveries::rowsOf(const QList<qint64>& ids) {
    QList<DeliveryRow> found;
    for (const qint64 id : ids) {
        if (const auto row = delivery(id)) found.append(*row);
    }
    return found;
}

Result<qint64> FakeDeliveries::count(std::optional<DeliveryStatus> status) {
    return matching(status).size();
}

Result<DeliverySummary> FakeDeliveries::summary() {
    const auto with = [this](DeliveryStatus status) { return matching(status).size(); };
    return DeliverySummary{with(DeliveryStatus::Pending), with(DeliveryStatus::Processing),
                           with(DeliveryStatus::Failed), with(DeliveryStatus::Dead),
                           with(DeliveryStatus::Delivered)};
}

Result<DeliveryRow> FakeDeliveries::delivery(qint64 id) {
    return fake::rowOf(rows, &DeliveryRow::id, id);
}

}  // namespace countertop
