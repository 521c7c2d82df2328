// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/access/ChildAccessible.h"

#include <QAccessibleWidget>

class QTabBar;

namespace countertop {

/// Tabs of which the current one is selected, and focused only while the bar has the focus. Qt's
/// own interface always reports it as focused, even on hidden pages.
class TabsAccessible final : public QAccessibleWidget {
public:
    explicit TabsAccessible(QTabBar* bar);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

private:
    QTabBar& m_bar;
    mutable ChildrenAccessible m_tabs;
};

}  // namespace countertop
