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

/// What the window's dialogs share. Enter presses the button that has the focus, and the default
/// button from within a field. Esc and closing are the safe answer and ask once before they throw
/// away what was typed. A scan is swallowed with a sentence. In a dialog that destroys something
/// the safe button has the focus at first, and Enter in a field only leads to it. What it is about
/// is said by its heading; the title bar only names the program and has a close button.
class ShopDialog : public QDialog, public ScanTarget {
    Q_OBJECT

public:
    explicit ShopDialog(QWidget* parent);

    bool takeScan(const Scan& scan) override;
    /// A sentence above the buttons, until the next one; empty hides it.
    void showNotice(const QString& text);
    /// True when a field holds something else than at first.
    [[nodiscard]] bool isTouched() const;

public slots:
    void reject() override;

protected:
    /// The question or the verb; screen readers announce the dialog by it.
    void setHeading(const QString& text);
    /// To be laid out on top.
    [[nodiscard]] QLabel* heading() const { return m_heading; }
    /// The line for showNotice(), to be laid out above the buttons.
    [[nodiscard]] QLabel* notice() const { return m_notice; }
    /// Closes without asking: what the safe button does.
    virtual void dismiss() { QDialog::reject(); }
    /// The button that changes nothing.
    void setSafeButton(QPushButton* button);
    /// The button that does what the dialog is for.
    void setDoingButton(QPushButton* button, bool isDangerous);
    [[nodiscard]] bool isDangerous() const { return m_isDangerous; }
    /// What the fields hold now counts as not typed.
    void rememberFields();
    /// Something that appears must not push a field under the next one.
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
