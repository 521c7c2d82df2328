// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/TabsAccessible.h"

#include <QTabBar>

namespace countertop {

namespace {

class TabAccessible final : public ChildAccessible, public QAccessibleActionInterface {
public:
    TabAccessible(QTabBar& bar, int tab) : ChildAccessible(bar), m_bar(bar), m_tab(tab) {}

    [[nodiscard]] bool isValid() const override { return m_tab < m_bar.count(); }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::PageTab; }

    [[nodiscard]] QString text(QAccessible::Text what) const override {
        return what == QAccessible::Name ? m_bar.tabText(m_tab) : QString();
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = stateOfWidget();
        state.selectable = true;
        state.selected = m_tab == m_bar.currentIndex();
        state.focusable = m_bar.isVisible();
        state.focused = state.selected && m_bar.hasFocus();
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }

    void doAction(const QString& /*action*/) override { m_bar.setCurrentIndex(m_tab); }

    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*action*/) const override {
        return {};
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type != QAccessible::ActionInterface) return nullptr;
        return static_cast<QAccessibleActionInterface*>(this);
    }

protected:
    [[nodiscard]] QRect place() const override { return m_bar.tabRect(m_tab); }

private:
    QTabBar& m_bar;
    int m_tab;
};

}  // namespace

TabsAccessible::TabsAccessible(QTabBar* bar)
    : QAccessibleWidget(bar, QAccessible::PageTabList),
      m_bar(*bar),
      m_tabs([bar](int tab) { return new TabAccessible(*bar, tab); }) {}

int TabsAccessible::childCount() const { return m_bar.count(); }

QAccessibleInterface* TabsAccessible::child(int index) const {
    return index < 0 || index >= childCount() ? nullptr : m_tabs.at(index);
}

int TabsAccessible::indexOfChild(const QAccessibleInterface* child) const {
    return m_tabs.numberOf(child);
}

QAccessibleInterface* TabsAccessible::childAt(int x, int y) const {
    return child(m_bar.tabAt(m_bar.mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface* TabsAccessible::focusChild() const {
    return m_bar.hasFocus() ? child(m_bar.currentIndex()) : nullptr;
}

}  // namespace countertop
