// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace countertop {

/// Shown above a past version of an order: when it was, what changed then and by whom, and a button
/// back to the current version.
class OrderPastNotice : public QFrame {
    Q_OBJECT

public:
    explicit OrderPastNotice(QWidget* parent = nullptr);

    /// `moment`: when; `changes`: what changed, in words; `who`: by whom and where.
    void showMoment(const QString& moment, const QString& changes, const QString& who);
    /// A past version is chosen but still being read.
    void showReading();

signals:
    void backToNowRequested();

private:
    QLabel* m_when;
    QLabel* m_changes;
    QLabel* m_who;
};

}  // namespace countertop
