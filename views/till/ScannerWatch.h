// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QLineEdit;
class QWidget;

namespace countertop {

/// Looks at the keys pressed inside the till before anything else does: letters and scans typed
/// where nothing can be typed go to the search field; figures do not where the widget has the
/// property kTakesFigures. What is a scan is told by ScanWatch.
class ScannerWatch : public QObject {
    Q_OBJECT

public:
    ScannerWatch(QWidget* area, QLineEdit* home);

    /// Set to true on a list or table that does something with figures.
    static constexpr const char* kTakesFigures = "takesFigures";

signals:
    /// Any key but a modifier or a repetition, before it does its work.
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
