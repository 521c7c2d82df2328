// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"

namespace countertop {

/// Sales per product and business day of placing: quantity and revenue in minor units, less
/// cancellations and credits. A period sums few rows.
class BestSellersProjection final : public AsyncProjection {
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const ProjectedTable& table() const override;
    [[nodiscard]] bool handles(const QString& eventType) const override;
    [[nodiscard]] QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                             const Order& order) const override;
};

}  // namespace countertop
