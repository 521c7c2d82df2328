// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"

#include <functional>

namespace countertop {

/// Counts units sold per SKU, and fails as a test requests at one SKU.
class SoldProjection final : public AsyncProjection {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("best_sellers"); }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const ProjectedTable& table() const override { return m_real->table(); }
    [[nodiscard]] bool handles(const QString& type) const override { return m_real->handles(type); }
    [[nodiscard]] QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                             const Order& order) const override {
        if (!order.number.isEmpty() && order.lines.first().sku == u"BAD" && onBad) onBad();
        return m_real->rowsOf(orderId, order);
    }

    std::function<void()> onBad;

private:
    AsyncProjections m_all = asyncProjections();
    AsyncProjection* m_real = m_all[1].get();
};

}  // namespace countertop
