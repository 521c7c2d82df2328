// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace countertop {

/// Shows a long task that runs in the background: its title, its progress, and Cancel. Used by
/// import, export and verify.
class TaskPanel : public QFrame {
    Q_OBJECT

public:
    explicit TaskPanel(QWidget* parent = nullptr);

    void start(const QString& title);
    /// `total` 0: the progress is unknown.
    void setProgress(qint64 done, qint64 total);
    void setDetail(const QString& detail);
    void finish();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void cancelRequested();

private:
    bool m_running = false;
    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

}  // namespace countertop
