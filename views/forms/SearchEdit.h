// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace countertop {

/// A field that narrows a list while one types: with a magnifier, a button to clear it, and one
/// signal when the typing pauses. Escape clears it, Enter and Down go to the list.
class SearchEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchEdit(QWidget* parent = nullptr);

    /// Puts a text in and reports it at once.
    void search(const QString& text);

signals:
    /// The trimmed text, when it has changed since the last report.
    void searched(const QString& text);
    /// Enter or Down: the person wants to go on in the list.
    void listRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void report();

    QTimer m_pause;
    QString m_reported;
};

}  // namespace countertop
