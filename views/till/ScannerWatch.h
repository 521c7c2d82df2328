// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QLineEdit;
class QWidget;

namespace countertop {

/// Sees key presses within the till before its widgets do: text and scans typed into a widget
/// without text input go to the search field, except digits if the widget has the property
/// kTakesFigures. ScanWatch decides what is a scan.
class ScannerWatch : public QObject {
    Q_OBJECT

public:
    ScannerWatch(QWidget* area, QLineEdit* home);

    /// Set to true on a list or table that handles digits.
    static constexpr const char* kTakesFigures = "takesFigures";

signals:
    /// Any key except modifiers and auto-repeats, before it takes effect.
    void keyPressed(int key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool concerns(const QObject* watched) const;
    [[nodiscard]] bool takeKey(const QWidget* target, const QKeyEvent* event);

    QWidget* m_area;
    QLineEdit* m_home;
};

}  // namespace countertop
