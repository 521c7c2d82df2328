// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace countertop {

/// Says above an order that it is shown as it was: when that was, what changed then and by whom,
/// and the way back to now.
class OrderPastNotice : public QFrame {
    Q_OBJECT

public:
    explicit OrderPastNotice(QWidget* parent = nullptr);

    /// `moment`: when; `changes`: what changed, in words; `who`: by whom and where.
    void showMoment(const QString& moment, const QString& changes, const QString& who);
    /// It is the past, and what was then is still being read.
    void showReading();

signals:
    void backToNowRequested();

private:
    QLabel* m_when;
    QLabel* m_changes;
    QLabel* m_who;
};

}  // namespace countertop
