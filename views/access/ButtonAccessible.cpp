// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/ButtonAccessible.h"

#include <QButtonGroup>
#include <QPushButton>

namespace countertop {

ButtonAccessible::ButtonAccessible(QPushButton* button)
    : QAccessibleWidget(button, QAccessible::Button), m_button(*button) {}

QAccessible::Role ButtonAccessible::role() const {
    if (m_button.isCheckable()) {
        const bool isOneOfSeveral = m_button.group() && m_button.group()->exclusive();
        return isOneOfSeveral ? QAccessible::RadioButton : QAccessible::CheckBox;
    }
    return m_button.menu() ? QAccessible::ButtonMenu : QAccessible::Button;
}

QString ButtonAccessible::text(QAccessible::Text what) const {
    const QString own = QAccessibleWidget::text(what);
    if (what != QAccessible::Name) return own;
    if (own.isEmpty()) return m_button.text().remove(u'&');
    // A chip shows a count beside its word.
    return (own + u' ' + m_button.property("spokenCount").toString()).trimmed();
}

QAccessible::State ButtonAccessible::state() const {
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = m_button.isCheckable();
    state.checked = m_button.isChecked();
    state.pressed = m_button.isDown();
    state.defaultButton = m_button.isDefault();
    state.hasPopup = m_button.menu() != nullptr;
    return state;
}

QString ButtonAccessible::mainAction() const {
    if (m_button.menu()) return showMenuAction();
    return m_button.isCheckable() ? toggleAction() : pressAction();
}

QStringList ButtonAccessible::actionNames() const {
    return QStringList{mainAction()} + QAccessibleWidget::actionNames();
}

void ButtonAccessible::doAction(const QString& action) {
    if (action != mainAction()) return QAccessibleWidget::doAction(action);
    if (!m_button.isEnabled()) return;
    m_button.menu() ? m_button.showMenu() : m_button.click();
}

}  // namespace countertop
