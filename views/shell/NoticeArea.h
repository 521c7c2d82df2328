// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace countertop {

/// The room above the pages that the message bar and the task panel float over, side by side where
/// both are there. It never changes its height, and a long message hangs over the page below: so
/// nothing moves under the mouse when one comes or goes. Belongs to the column of the pages.
class NoticeArea : public QWidget {
    Q_OBJECT

public:
    /// The notices become children of `column`, over everything else in it.
    NoticeArea(QWidget* message, QWidget* task, QWidget* column);

    /// A small line over the page's title; notices cover it.
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
