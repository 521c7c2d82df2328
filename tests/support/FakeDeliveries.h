// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryReads.h"

namespace countertop {

/// Deliveries in memory. Reads return the rows of the list.
class FakeDeliveries final : public DeliveryReads {
public:
    QList<DeliveryRow> rows;
    QList<DestinationHealth> health;
    QList<RouteRow> routeRows;

    Result<QList<DeliveryRow>> rowsAt(const DeliveryFilter& filter, qint64 firstRow,
                                      int limit) override;
    Result<QList<qint64>> ids(const DeliveryFilter& filter, qint64 limit) override;
    Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids) override;
    Result<qint64> count(const DeliveryFilter& filter) override;
    Result<DeliverySummary> summary() override;
    Result<QList<DestinationHealth>> destinations() override { return health; }
    Result<DeliveryRow> delivery(qint64 id) override;
    Result<QList<RouteRow>> routes() override { return routeRows; }

private:
    [[nodiscard]] QList<DeliveryRow> matching(const DeliveryFilter& filter) const;
};

}  // namespace countertop
