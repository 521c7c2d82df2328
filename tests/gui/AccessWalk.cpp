// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/AccessWalk.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QMetaEnum>

namespace countertop {

namespace {

/// A bound per table, because the rows of a long list are all alike.
constexpr int kMaximumChildren = 600;

QString roleText(QAccessible::Role role) {
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

bool needsName(QAccessible::Role role) {
    switch (role) {
        case QAccessible::Button:
        case QAccessible::ButtonMenu:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::ComboBox:
        case QAccessible::EditableText:
        case QAccessible::SpinBox:
        case QAccessible::Slider:
        case QAccessible::ProgressBar:
        case QAccessible::Table:
        case QAccessible::Tree:
        case QAccessible::List:
        case QAccessible::ListItem:
        case QAccessible::TreeItem:
        case QAccessible::ColumnHeader:
        case QAccessible::MenuItem:
        case QAccessible::PageTab:
        case QAccessible::PageTabList:
        case QAccessible::Chart:
        case QAccessible::Graphic:
        case QAccessible::StaticText:
        case QAccessible::Heading:
        case QAccessible::Dialog:
        case QAccessible::Window:
            return true;
        default:
            return false;
    }
}

/// The accessible name of the label that belongs to a box or a field; empty without a label.
QString labelOf(const QAccessibleInterface* part) {
    for (const auto& [label, relation] : part->relations(QAccessible::Label)) {
        if (relation.testFlag(QAccessible::Label)) return label->text(QAccessible::Name).trimmed();
    }
    return {};
}

}  // namespace

void AccessWalk::inspect(QWidget* window) {
    lookAt(QAccessible::queryAccessibleInterface(window), {}, false);
}

void AccessWalk::lookAt(QAccessibleInterface* part, const QString& path, bool isHidden) {
    if (!part || !part->isValid()) return;
    const QObject* object = part->object();
    const QString own =
        object && !object->objectName().isEmpty() ? object->objectName() : roleText(part->role());
    const QString here = path + u'/' + own;
    const bool isGone = isHidden || part->state().invisible;
    // A separate window is inspected on its own.
    if (!path.isEmpty() && object && object->isWidgetType() &&
        static_cast<const QWidget*>(object)->isWindow()) {
        return;
    }
    checkFocus(part, here, isGone);
    if (!isGone) {
        ++m_seen;
        checkName(part, here);
        checkRole(part, here);
    }
    const int children = qMin(part->childCount(), kMaximumChildren);
    for (int at = 0; at < children; ++at) lookAt(part->child(at), here, isGone);
}

void AccessWalk::checkName(QAccessibleInterface* part, const QString& path) {
    if (!needsName(part->role())) return;
    const bool isBox = part->role() == QAccessible::ComboBox;
    const QString name = isBox ? labelOf(part) : part->text(QAccessible::Name).trimmed();
    if (name.isEmpty()) {
        m_problems.append(
            QStringLiteral("%1: a %2 without a name").arg(path, roleText(part->role())));
    }
}

void AccessWalk::checkRole(QAccessibleInterface* part, const QString& path) {
    const QAccessible::State state = part->state();
    const auto* widget = qobject_cast<const QWidget*>(part->object());
    const bool isStop = widget && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    const bool isNothing =
        part->role() == QAccessible::Client || part->role() == QAccessible::NoRole;
    if (isStop && isNothing && !widget->focusProxy()) {
        m_problems.append(path + QStringLiteral(": takes the keyboard and has no role"));
    }
    const auto* button = qobject_cast<const QAbstractButton*>(part->object());
    const bool isChoice =
        button && button->isCheckable() && button->group() && button->group()->exclusive();
    if (isChoice && (part->role() != QAccessible::RadioButton || !state.checkable)) {
        m_problems.append(path + QStringLiteral(": one of several and no radio button"));
    }
    if (isChoice && bool(state.checked) != button->isChecked()) {
        m_problems.append(path + QStringLiteral(": does not say whether it is chosen"));
    }
    if (widget && bool(state.disabled) == widget->isEnabled()) {
        m_problems.append(path + QStringLiteral(": does not say whether it can be used"));
    }
}

void AccessWalk::checkFocus(QAccessibleInterface* part, const QString& path, bool isHidden) {
    if (!part->state().focused) return;
    const QAccessibleInterface* around = part;
    while (around && !around->object()) around = around->parent();
    const auto* widget = around ? qobject_cast<const QWidget*>(around->object()) : nullptr;
    // A part that forwards the focus does not have it itself; the text inside a box does.
    const bool isPassedOn = widget && widget->focusProxy() && part->role() == QAccessible::Client;
    if (isHidden || !widget || !widget->hasFocus() || isPassedOn) {
        m_problems.append(path + QStringLiteral(": claims the keyboard without having it"));
    }
}

}  // namespace countertop
