// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QTimer;

namespace countertop {

/// A button that starts an asynchronous action. Between setBusy(true) and setBusy(false) it shows
/// what is going on in place of its caption and ignores presses; it keeps the keyboard focus.
class BusyButton : public QPushButton {
    Q_OBJECT

public:
    explicit BusyButton(QWidget* parent = nullptr);

    /// `caption`, followed by the key that does the same ("F8").
    void setCaption(const QString& caption, const QString& key = {});
    [[nodiscard]] QString caption() const { return m_caption; }
    /// The caption while busy: "Taking payment…".
    void setBusyCaption(const QString& caption) { m_busyCaption = caption; }
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    /// Like clicked(), but never emitted while busy.
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void nextCheckState() override;

private:
    void updateText();

    QString m_caption;
    QString m_key;
    QString m_busyCaption;
    bool m_busy = false;
    int m_angle = 0;
    QTimer* m_spin;
};

/// A button with its caption, also for screen readers, and its icon.
[[nodiscard]] BusyButton* makeBusyButton(const char* objectName, const QString& icon,
                                         const QString& caption, QWidget* parent);

}  // namespace countertop
