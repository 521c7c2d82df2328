// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QPointer>
#include <QVariant>
#include <QWidget>

namespace countertop {

/// What a widget held before keys were typed into it: its text with cursor and selection, its
/// value, the row it stood on. Put back when the keys turn out to be a scanner's.
class FieldState {
public:
    explicit FieldState(QWidget* widget);

    [[nodiscard]] QWidget* widget() const { return m_widget; }
    /// Only what has changed, so that nothing is announced that did not happen.
    void restore() const;

private:
    QPointer<QWidget> m_widget;
    QVariant m_value;
    QString m_text;
    int m_cursor = 0;
    int m_selectionStart = -1;
    int m_selectionLength = 0;
    QPersistentModelIndex m_row;
};

/// True when characters typed into the widget become text.
[[nodiscard]] bool takesText(const QWidget* widget);

}  // namespace countertop
