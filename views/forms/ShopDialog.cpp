// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ShopDialog.h"

#include "views/access/Access.h"
#include "views/forms/ConfirmDialog.h"
#include "views/forms/ScanWatch.h"
#include "views/theme/Typography.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLayout>
#include <QMetaProperty>
#include <QPushButton>

#include <utility>

namespace countertop {

namespace {

/// A field's text, choice or check state; invalid for a widget without a value, such as a list
/// whose current row only shows where the user is.
QVariant valueOf(const QWidget* widget) {
    if (qobject_cast<const QAbstractItemView*>(widget)) return {};
    return widget->metaObject()->userProperty().read(widget);
}

}  // namespace

ShopDialog::ShopDialog(QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::CustomizeWindowHint | Qt::WindowTitleHint |
                          Qt::WindowCloseButtonHint),
      m_heading(new QLabel(this)),
      m_notice(new QLabel(this)) {
    ScanWatch::install();
    access::install();
    setWindowTitle(QStringLiteral("Countertop"));
    m_heading->setObjectName(QStringLiteral("dialogHeading"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    setTextRole(m_heading, TextRole::Strong);
    m_notice->setObjectName(QStringLiteral("dialogNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    setTextRole(m_notice, TextRole::Caption);
    m_notice->hide();
}

void ShopDialog::setSafeButton(QPushButton* button) {
    m_safe = button;
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, [this] { dismiss(); });
}

void ShopDialog::setActionButton(QPushButton* button, bool isDangerous) {
    m_isDangerous = isDangerous;
    button->setAutoDefault(true);
    (isDangerous ? m_safe : button)->setDefault(true);
}

void ShopDialog::setHeading(const QString& text) {
    m_heading->setText(text);
    setAccessibleName(text);
}

bool ShopDialog::takeScan(const Scan& scan) {
    showNotice(ScanText::of(scan));
    return true;
}

void ShopDialog::showNotice(const QString& text) {
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    growToFit();
    if (text.isEmpty()) return;
    QAccessibleEvent alert(m_notice, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ShopDialog::growToFit() {
    if (!layout()) return;
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

bool ShopDialog::isTouched() const {
    for (auto field = m_remembered.cbegin(); field != m_remembered.cend(); ++field) {
        if (valueOf(field.key()) != field.value()) return true;
    }
    return false;
}

void ShopDialog::rememberFields() {
    m_remembered.clear();
    for (const QWidget* field : findChildren<QWidget*>()) {
        if (field->window() != this || field->focusPolicy() == Qt::NoFocus) continue;
        if (const QVariant value = valueOf(field); value.isValid()) {
            m_remembered.insert(field, value);
        }
    }
}

void ShopDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!std::exchange(m_isRemembered, true)) rememberFields();
    if (m_isDangerous) m_safe->setFocus();
}

void ShopDialog::reject() {
    if (!isTouched()) return QDialog::reject();
    if (m_question) return;
    m_question = ConfirmDialog::ask(this,
                                    {tr("Throw away what you typed?"),
                                     tr("Nothing has been done with it yet."),
                                     tr("Throw away"),
                                     tr("Keep typing"),
                                     {}},
                                    [this](const QString&) { QDialog::reject(); });
}

void ShopDialog::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // Here Enter was not consumed by a focused button.
    if (isEnter && m_isDangerous) {
        m_safe->setFocus(Qt::TabFocusReason);
        return;
    }
    QDialog::keyPressEvent(event);
}

}  // namespace countertop
