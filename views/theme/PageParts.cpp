// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/PageParts.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace countertop::pageparts {

QVBoxLayout* makeColumn(QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::kPageMarginSide, metrics::kPageMarginTop,
                               metrics::kPageMarginSide, metrics::kPageMarginTop);
    column->setSpacing(metrics::kSpace);
    return column;
}

QHBoxLayout* addTitleRow(QVBoxLayout* column, const QString& title) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(makeHeading(title, column->parentWidget()));
    row->addStretch();
    column->addLayout(row);
    return row;
}

void addTabs(QHBoxLayout* title, QVBoxLayout* column, QTabBar* tabs, QStackedWidget* parts,
             const QList<std::pair<QString, QWidget*>>& words) {
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    for (const auto& [word, part] : words) {
        tabs->addTab(word);
        parts->addWidget(part);
    }
    title->addWidget(tabs);
    column->addWidget(parts, 1);
}

QLabel* makeHeading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(parent);
    // Screen readers learn of the label with its first text, so set the property before it.
    label->setProperty("isHeading", true);
    label->setText(text);
    setTextRole(label, TextRole::Title);
    // Keeps titles at the same height on pages with and without buttons.
    label->setMinimumHeight(metrics::kControlHeight);
    return label;
}

QPushButton* makeButton(const QString& objectName, const QString& icon, const QString& text,
                        QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (!icon.isEmpty()) button->setIcon(Icons::get(icon));
    return button;
}

QLabel* makeSectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setTextRole(label, TextRole::Body, true);
    return label;
}

QLabel* makeValueLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* makeProblemLabel(const QString& objectName, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, TextRole::Caption);
    setVariant(label, "danger");
    label->hide();
    return label;
}

void showWords(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void keepPlace(QWidget* widget) {
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

void addFieldIcon(QLineEdit* field, const QString& icon, const QString& name) {
    QAction* action =
        field->addAction(Icons::get(icon, IconTint::Muted), QLineEdit::LeadingPosition);
    QObject::connect(action, &QAction::triggered, field,
                     [field] { field->setFocus(Qt::MouseFocusReason); });
    nameFieldButton(field, action, name);
}

void nameFieldButton(QLineEdit* field, const QAction* action, const QString& name) {
    for (QToolButton* button : field->findChildren<QToolButton*>()) {
        if (button->defaultAction() == action) button->setAccessibleName(name);
    }
}

void addSpokenLabel(QWidget* field, const QString& text) {
    auto* label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    label->hide();
    field->setAccessibleName(text);
}

namespace {

void raiseAll(QLayout* layout) {
    for (int at = 0; at < layout->count(); ++at) {
        QLayoutItem* item = layout->itemAt(at);
        if (QWidget* widget = item->widget()) {
            // Raising each widget in turn leaves the siblings in layout order.
            widget->raise();
            if (widget->layout()) raiseAll(widget->layout());
        } else if (item->layout()) {
            raiseAll(item->layout());
        }
    }
}

}  // namespace

void readAsLaidOut(QWidget* page) {
    if (page->layout()) raiseAll(page->layout());
}

void setTabOrder(const QList<QWidget*>& widgets) {
    QList<QWidget*> stops = widgets;
    stops.removeIf([](const QWidget* stop) { return !stop || stop->focusPolicy() == Qt::NoFocus; });
    for (qsizetype at = 1; at < stops.size(); ++at) {
        // Qt ignores a pair that is already in order, and treats the first widget of the page as
        // following the last. So move each widget elsewhere before placing it.
        QWidget::setTabOrder(stops[at == 1 ? stops.size() - 1 : 0], stops[at]);
        QWidget::setTabOrder(stops[at - 1], stops[at]);
    }
}

}  // namespace countertop::pageparts

namespace countertop {

namespace {

/// click() would block in the menu's own event loop until it closes.
void pressOnce(QAbstractButton& button) {
    QMenu* menu = nullptr;
    if (const auto* push = qobject_cast<QPushButton*>(&button)) menu = push->menu();
    if (const auto* tool = qobject_cast<QToolButton*>(&button)) menu = tool->menu();
    menu ? menu->popup(button.mapToGlobal(QPoint(0, button.height()))) : button.click();
}

}  // namespace

void EnterKey::watch(const QWidget& widget, const QEvent& event) {
    if (event.type() == QEvent::ShortcutOverride) m_focus = widget.focusWidget();
}

bool EnterKey::press(const QWidget& widget, QKeyEvent& event) {
    const QPointer<QWidget> before = std::exchange(m_focus, nullptr);
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) return false;
    if (event.modifiers() & ~Qt::KeypadModifier) return false;
    auto* button = qobject_cast<QAbstractButton*>(widget.focusWidget());
    if (!button || button != before || !button->isEnabled()) return false;
    event.accept();
    if (!event.isAutoRepeat()) pressOnce(*button);
    return true;
}

}  // namespace countertop
