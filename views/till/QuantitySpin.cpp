// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/QuantitySpin.h"

#include "models/core/Filled.h"
#include "models/domain/OrderLine.h"
#include "views/forms/ScanTarget.h"
#include "views/text/MoneyText.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace countertop {

namespace {

constexpr qsizetype kShownText = 40;

}  // namespace

QuantitySpin::QuantitySpin(QWidget* parent, int smallest) : QSpinBox(parent) {
    setRange(smallest, static_cast<int>(kMaximumQuantity));
    // With tracking, "10+5" would set 10 before the sign makes it invalid.
    setKeyboardTracking(false);
    setScanUse(this, ScanUse::Number);
    connect(lineEdit(), &QLineEdit::textEdited, this,
            [this](const QString& text) { m_typed = text; });
    // Text that something else replaces was not meant as input.
    connect(lineEdit(), &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text != m_typed) m_typed.clear();
    });
    connect(this, &QSpinBox::valueChanged, this, [this] { m_typed.clear(); });
}

QValidator::State QuantitySpin::validate(QString& text, int& /*position*/) const {
    const auto number = numberFromText(text, locale());
    const bool good = number && *number >= minimum() && *number <= maximum();
    // Invalid would reject the character and leave a different number.
    return good ? QValidator::Acceptable : QValidator::Intermediate;
}

void QuantitySpin::fixup(QString& /*text*/) const {}

int QuantitySpin::valueFromText(const QString& text) const {
    return static_cast<int>(numberFromText(text, locale()).value_or(value()));
}

void QuantitySpin::settle() {
    QString typed = std::exchange(m_typed, {});
    int position = 0;
    const bool isRefused = !typed.isEmpty() && validate(typed, position) != QValidator::Acceptable;
    interpretText();
    if (isRefused) emit refused(typed);
}

void QuantitySpin::typeOver(const QString& text) {
    lineEdit()->selectAll();
    lineEdit()->insert(text);
}

void QuantitySpin::focusOutEvent(QFocusEvent* event) {
    settle();
    QSpinBox::focusOutEvent(event);
}

void QuantitySpin::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter) settle();
    QSpinBox::keyPressEvent(event);
    // A surrounding table would open the next editor.
    if (isEnter) event->accept();
}

Error notAQuantity(const QString& text) {
    return invalidInput(QStringLiteral("quantity"),
                        filled(QStringLiteral("'%1' is not a quantity between 1 and %2"),
                               text.left(kShownText), kMaximumQuantity),
                        QStringLiteral("not_a_quantity"),
                        {{QStringLiteral("text"), text.left(kShownText)},
                         {QStringLiteral("largest"), kMaximumQuantity}});
}

}  // namespace countertop
