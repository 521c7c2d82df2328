// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QTimer;

namespace countertop {

/// A button that starts something with an answer. From setBusy(true) until setBusy(false) it shows
/// what it is doing in its own place and ignores further presses; it keeps the keyboard focus.
class BusyButton : public QPushButton {
    Q_OBJECT

public:
    explicit BusyButton(QWidget* parent = nullptr);

    /// `caption` and, at its end, the key that does the same ("F8").
    void setCaption(const QString& caption, const QString& key = {});
    [[nodiscard]] QString caption() const { return m_caption; }
    /// The words while busy: "Taking payment…".
    void setBusyCaption(const QString& caption) { m_busyCaption = caption; }
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    /// clicked(), but never while busy.
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

}  // namespace countertop
