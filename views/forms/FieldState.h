// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QPointer>
#include <QVariant>
#include <QWidget>

class QPlainTextEdit;

namespace countertop {

/// The state of a widget before keys were typed into it: text with cursor and selection, value,
/// current row. Restored when the keys turn out to be a scanner's.
class FieldState {
public:
    explicit FieldState(QWidget* widget);

    [[nodiscard]] QWidget* widget() const { return m_widget; }
    /// Restores only what has changed, so that no superfluous signals are emitted.
    void restore() const;

private:
    void restoreLines(QPlainTextEdit& editor) const;

    QPointer<QWidget> m_widget;
    QVariant m_value;
    QString m_text;
    int m_cursor = 0;
    int m_selectionStart = -1;  ///< of several lines: the end of the selection without the cursor
    int m_selectionLength = 0;
    QPersistentModelIndex m_row;
};

/// True when the widget accepts typed text.
[[nodiscard]] bool takesText(const QWidget* widget);

}  // namespace countertop
