// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/FieldState.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace countertop {

namespace {

/// The line edit that takes the widget's typed text; null when it takes no text.
QLineEdit* lineEditOf(const QWidget* widget) {
    if (const auto* box = qobject_cast<const QComboBox*>(widget)) return box->lineEdit();
    if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(widget)) {
        return spin->findChild<QLineEdit*>();
    }
    return qobject_cast<QLineEdit*>(const_cast<QWidget*>(widget));
}

/// The property with the widget's value: a combo box's index, a date field's date, a spin box's
/// number.
QMetaProperty valueOf(const QWidget* widget) {
    const QMetaObject* type = widget->metaObject();
    if (qobject_cast<const QComboBox*>(widget)) {
        return type->property(type->indexOfProperty("currentIndex"));
    }
    return type->userProperty();
}

}  // namespace

bool takesText(const QWidget* widget) {
    return lineEditOf(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

FieldState::FieldState(QWidget* widget) : m_widget(widget) {
    if (const QMetaProperty value = valueOf(widget); value.isValid()) m_value = value.read(widget);
    if (const QLineEdit* edit = lineEditOf(widget)) {
        m_text = edit->text();
        m_cursor = edit->cursorPosition();
        m_selectionStart = edit->selectionStart();
        m_selectionLength = edit->selectionLength();
    }
    if (const auto* editor = qobject_cast<QPlainTextEdit*>(widget)) {
        m_text = editor->toPlainText();
        m_cursor = editor->textCursor().position();
        m_selectionStart = editor->textCursor().anchor();
    }
    if (const auto* view = qobject_cast<QAbstractItemView*>(widget)) m_row = view->currentIndex();
}

void FieldState::restoreLines(QPlainTextEdit& editor) const {
    QTextCursor cursor = editor.textCursor();
    if (editor.toPlainText() != m_text) {
        // As an edit: what was typed before can still be undone.
        cursor.select(QTextCursor::Document);
        cursor.insertText(m_text);
    }
    cursor.setPosition(m_selectionStart);
    cursor.setPosition(m_cursor, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
}

void FieldState::restore() const {
    if (!m_widget) return;
    if (auto* editor = qobject_cast<QPlainTextEdit*>(m_widget)) return restoreLines(*editor);
    QLineEdit* edit = lineEditOf(m_widget);
    const QMetaProperty value = valueOf(m_widget);
    // A line edit's value is its text, which is restored below.
    const bool hasValue = value.isValid() && m_widget != edit;
    if (hasValue && value.read(m_widget) != m_value) value.write(m_widget, m_value);
    if (edit) {
        if (edit->text() != m_text) edit->setText(m_text);
        edit->setCursorPosition(m_cursor);
        if (m_selectionStart >= 0) edit->setSelection(m_selectionStart, m_selectionLength);
    }
    if (auto* view = qobject_cast<QAbstractItemView*>(m_widget)) {
        if (m_row.isValid() && view->currentIndex() != m_row) view->setCurrentIndex(m_row);
    }
}

}  // namespace countertop
