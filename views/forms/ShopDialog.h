// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/ScanTarget.h"

#include <QDialog>
#include <QHash>
#include <QPointer>
#include <QVariant>

class QLabel;
class QPushButton;

namespace countertop {

/// Base of the window's dialogs. Enter presses the focused button, or the default button from
/// within a field. Esc and closing are the safe answer, and ask once before discarding typed text.
/// Scans are swallowed with a message. In a destructive dialog the safe button has the initial
/// focus, and Enter in a field only moves to it. The heading states the dialog's subject; the title
/// bar only shows the program's name and a close button.
class ShopDialog : public QDialog, public ScanTarget {
    Q_OBJECT

public:
    explicit ShopDialog(QWidget* parent);

    bool takeScan(const Scan& scan) override;
    /// Shows a sentence above the buttons until the next one; empty hides it.
    void showNotice(const QString& text);
    /// True when a field's value differs from its initial one.
    [[nodiscard]] bool isTouched() const;

public slots:
    void reject() override;

protected:
    /// Sets the question or the verb; screen readers announce the dialog by it.
    void setHeading(const QString& text);
    /// The label to lay out at the top.
    [[nodiscard]] QLabel* heading() const { return m_heading; }
    /// The label of showNotice(), to lay out above the buttons.
    [[nodiscard]] QLabel* notice() const { return m_notice; }
    /// Closes without asking, as the safe button does.
    virtual void dismiss() { QDialog::reject(); }
    /// The button that changes nothing.
    void setSafeButton(QPushButton* button);
    /// The button that carries out the dialog's action.
    void setActionButton(QPushButton* button, bool isDangerous);
    [[nodiscard]] bool isDangerous() const { return m_isDangerous; }
    /// Makes the fields' current values the initial ones of isTouched().
    void rememberFields();
    /// Grows the dialog, so that a label that appears does not squeeze the fields.
    void growToFit();
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_heading;
    QLabel* m_notice;
    QPushButton* m_safe = nullptr;
    bool m_isDangerous = false;
    bool m_isRemembered = false;
    QHash<const QWidget*, QVariant> m_remembered;
    QPointer<QDialog> m_question;
};

}  // namespace countertop
