// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"

namespace countertop {

/// The text by which an order is found: its number, customer, SKUs and product names, folded as
/// in searches.
class SearchProjection final : public AsyncProjection {
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] int version() const override { return 2; }
    [[nodiscard]] const ProjectedTable& table() const override;
    [[nodiscard]] bool handles(const QString& eventType) const override;
    [[nodiscard]] bool isByOrder() const override { return true; }
    [[nodiscard]] QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                             const Order& order) const override;
};

}  // namespace countertop
