// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryReads.h"

namespace countertop {

/// Deliveries in memory. Reads return the rows of the list.
class FakeDeliveries final : public DeliveryReads {
public:
    QList<DeliveryRow> rows;
    QList<DestinationHealth> health;

    Result<QList<DeliveryRow>> rowsAt(std::optional<DeliveryStatus> status, qint64 firstRow,
                                      int limit) override;
    Result<QList<qint64>> ids(std::optional<DeliveryStatus> status, qint64 limit) override;
    Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids) override;
    Result<qint64> count(std::optional<DeliveryStatus> status) override;
    Result<DeliverySummary> summary() override;
    Result<QList<DestinationHealth>> destinations() override { return health; }
    Result<DeliveryRow> delivery(qint64 id) override;

private:
    [[nodiscard]] QList<DeliveryRow> matching(std::optional<DeliveryStatus> status) const;
};

}  // namespace countertop
