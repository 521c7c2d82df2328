// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace countertop {

/// The space above the pages over which the message bar and the task panel float, side by side when
/// both are visible. Its height is fixed, and a long message overlaps the page below, so nothing
/// moves under the mouse when one appears or disappears. Belongs to the column of the pages.
class NoticeArea : public QWidget {
    Q_OBJECT

public:
    /// The notices become children of `column`, on top of everything else in it.
    NoticeArea(QWidget* message, QWidget* task, QWidget* column);

    /// A small line above the page's title; notices cover it.
    void setCaption(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void place();

    QWidget* m_message;
    QWidget* m_task;
    QLabel* m_caption;
};

}  // namespace countertop
