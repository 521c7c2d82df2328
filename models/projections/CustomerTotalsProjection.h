// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"

namespace countertop {

/// What each customer ordered, paid and was refunded, in minor units, and their last order's time.
/// Cancelled orders no longer count, but their payments do until refunded.
class CustomerTotalsProjection final : public AsyncProjection {
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const ProjectedTable& table() const override;
    [[nodiscard]] bool handles(const QString& eventType) const override;
    [[nodiscard]] QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                             const Order& order) const override;
};

}  // namespace countertop
