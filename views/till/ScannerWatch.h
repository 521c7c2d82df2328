// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

class QKeyEvent;
class QLineEdit;
class QWidget;

namespace countertop {

/// Looks at the keys pressed inside the till before anything else does. A barcode scanner types
/// faster than any person and ends with Enter: such a burst is taken out of whatever field it
/// landed in. Letters typed where nothing can be typed go to the search field.
class ScannerWatch : public QObject {
    Q_OBJECT

public:
    ScannerWatch(QWidget* area, QLineEdit* home);

signals:
    /// A code that landed in another field than the search, which is as it was before.
    void scanned(const QString& code);
    /// A code stands in the search field, perhaps behind a quantity ("3*").
    void scannedHome();
    /// Any key but a modifier or a repetition, before it does its work.
    void keyPressed(int key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool concerns(const QObject* watched) const;
    [[nodiscard]] bool takeKey(QWidget* target, QKeyEvent* event);
    [[nodiscard]] bool takeEnter(QWidget* target, const QKeyEvent* event);
    void collect(QWidget* target, const QKeyEvent* event);
    [[nodiscard]] bool isBurst(const QKeyEvent* enter) const;
    [[nodiscard]] qint64 timeOf(const QKeyEvent* event) const;

    QWidget* m_area;
    QLineEdit* m_home;
    QElapsedTimer m_timer;
    QPointer<QWidget> m_target;
    QString m_burst;
    QString m_textBefore;
    qint64 m_lastKey = 0;
};

}  // namespace countertop
