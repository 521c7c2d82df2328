// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/access/ChildAccessible.h"

#include <QAccessibleWidget>

namespace countertop {

class RevenueChart;

/// The chart for screen readers: one child per bar, with its period as name and its amount as
/// value.
class ChartAccessible final : public QAccessibleWidget {
public:
    explicit ChartAccessible(RevenueChart* chart);

    /// Makes all charts accessible from now on.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override { return nullptr; }

private:
    RevenueChart& m_chart;
    mutable ChildrenAccessible m_bars;
};

}  // namespace countertop
