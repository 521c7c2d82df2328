// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/ChildAccessible.h"

#include <QWidget>
#include <QWindow>

#include <utility>

namespace countertop {

QWindow* ChildAccessible::window() const { return m_widget.window()->windowHandle(); }

QAccessibleInterface* ChildAccessible::parent() const {
    return QAccessible::queryAccessibleInterface(&m_widget);
}

QRect ChildAccessible::rect() const {
    const QRect inside = place();
    return {m_widget.mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::State ChildAccessible::stateOfWidget() const {
    QAccessible::State state;
    state.invisible = !m_widget.isVisible();
    state.disabled = !m_widget.isEnabled();
    return state;
}

QAccessibleInterface* ChildrenAccessible::at(int number) {
    const auto known = m_ids.constFind(number);
    if (known != m_ids.cend()) {
        QAccessibleInterface* child = QAccessible::accessibleInterface(*known);
        if (child && child->isValid()) return child;
        QAccessible::deleteAccessibleInterface(*known);
    }
    QAccessibleInterface* made = m_make(number);
    m_ids.insert(number, QAccessible::registerAccessibleInterface(made));
    return made;
}

int ChildrenAccessible::numberOf(const QAccessibleInterface* child) const {
    for (auto known = m_ids.cbegin(); known != m_ids.cend(); ++known) {
        if (QAccessible::accessibleInterface(*known) == child) return known.key();
    }
    return -1;
}

void ChildrenAccessible::clear() {
    for (const QAccessible::Id id : std::exchange(m_ids, {})) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

}  // namespace countertop
