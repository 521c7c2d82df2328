// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace countertop {

/// A field that filters a list while the user types: with a magnifier, a clear button, and one
/// signal when typing pauses. Escape clears it; Enter and Down go to the list.
class SearchEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchEdit(QWidget* parent = nullptr);

    /// Sets the text and reports it at once.
    void search(const QString& text);

signals:
    /// The trimmed text, emitted when it has changed since the last report.
    void searched(const QString& text);
    /// Enter or Down: the user wants to go to the list.
    void listRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void report();

    QTimer m_pause;
    QString m_reported;
};

}  // namespace countertop
