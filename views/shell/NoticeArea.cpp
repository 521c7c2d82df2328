// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NoticeArea.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QEvent>
#include <QLabel>

namespace countertop {

namespace {

void put(QWidget& notice, int left, int top, int width) {
    const int height = notice.hasHeightForWidth() ? notice.heightForWidth(width) : 0;
    notice.setGeometry(left, top, width, qMax(height, notice.minimumSizeHint().height()));
    notice.raise();
}

}  // namespace

NoticeArea::NoticeArea(QWidget* message, QWidget* task, QWidget* column)
    : QWidget(column), m_message(message), m_task(task), m_caption(new QLabel(column)) {
    m_caption->setObjectName(QStringLiteral("shopNameLabel"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextRole(m_caption, TextRole::Caption, true);
    // Together with the top margin of every page, this fits a message of one line.
    setFixedHeight(metrics::kNoticeRoom);
    for (QWidget* notice : {m_message, m_task}) {
        const bool isShown = !notice->isHidden();
        notice->setParent(column);
        notice->setVisible(isShown);
        notice->installEventFilter(this);
    }
}

void NoticeArea::setCaption(const QString& text) {
    m_caption->setText(text);
    place();
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
    // Place the caption in the margin above the page's title.
    const int line = m_caption->sizeHint().height();
    const int over = y() + height() + metrics::kPageMarginTop - metrics::kSpaceTiny - line;
    m_caption->setGeometry(left, over, room, line);
    const bool isFree = m_message->isHidden() && m_task->isHidden();
    m_caption->setVisible(isFree && !m_caption->text().isEmpty());
    m_caption->raise();
    const bool both = !m_message->isHidden() && !m_task->isHidden();
    const int half = (room - metrics::kSpaceSmall) / 2;
    put(*m_message, left, top, both ? half : room);
    put(*m_task, both ? left + room - half : left, top, both ? half : room);
}

}  // namespace countertop
