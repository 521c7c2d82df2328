// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/NoticeArea.h"

#include "views/common/theme/Metrics.h"

#include <QEvent>

namespace countertop {

namespace {

void put(QWidget& notice, int left, int top, int width) {
    const int height = notice.hasHeightForWidth() ? notice.heightForWidth(width) : 0;
    notice.setGeometry(left, top, width, qMax(height, notice.minimumSizeHint().height()));
    notice.raise();
}

}  // namespace

NoticeArea::NoticeArea(QWidget* message, QWidget* task, QWidget* column)
    : QWidget(column), m_message(message), m_task(task) {
    // With the top margin of every page it is as high as a message of one line.
    setFixedHeight(metrics::kNoticeRoom);
    for (QWidget* notice : {m_message, m_task}) {
        const bool isShown = !notice->isHidden();
        notice->setParent(column);
        notice->setVisible(isShown);
        notice->installEventFilter(this);
    }
}

bool NoticeArea::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::LayoutRequest:
            place();
            break;
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void NoticeArea::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void NoticeArea::moveEvent(QMoveEvent* event) {
    QWidget::moveEvent(event);
    place();
}

void NoticeArea::place() {
    const int left = x() + metrics::kPageMarginSide;
    const int top = y() + metrics::kSpaceTiny;
    const int room = width() - 2 * metrics::kPageMarginSide;
    const bool both = !m_message->isHidden() && !m_task->isHidden();
    const int half = (room - metrics::kSpaceSmall) / 2;
    put(*m_message, left, top, both ? half : room);
    put(*m_task, both ? left + room - half : left, top, both ? half : room);
}

}  // namespace countertop
