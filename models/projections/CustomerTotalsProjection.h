// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"

namespace countertop {

/// What each customer ordered, paid and was given back, in minor units, and when they ordered last.
/// Cancelled orders count no more, but what was paid for them does until it is given back.
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
