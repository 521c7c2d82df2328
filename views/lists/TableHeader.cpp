// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/TableHeader.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"
#include "views/theme/Typography.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace countertop {

namespace {

QFont titleFont() {
    QFont font = typography::font(TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    connect(this, &QHeaderView::sectionResized, this,
            [this](int column, int /*before*/, int now) { choose(column, now); });
}

void TableHeader::choose(int logicalIndex, int width) {
    if (!m_isPressed || width <= 0) return;
    m_chosen.insert(logicalIndex, width);
    m_hasChosen = true;
}

std::optional<int> TableHeader::chosenWidth(int logicalIndex) const {
    const auto width = m_chosen.constFind(logicalIndex);
    return width == m_chosen.cend() ? std::nullopt : std::optional(*width);
}

QString TableHeader::chosenWidths() const {
    QStringList widths;
    for (auto width = m_chosen.cbegin(); width != m_chosen.cend(); ++width) {
        widths.append(QStringLiteral("%1:%2").arg(width.key()).arg(width.value()));
    }
    widths.sort();
    return widths.join(u' ');
}

void TableHeader::setChosenWidths(const QString& text) {
    m_chosen.clear();
    for (const QString& entry : text.split(u' ', Qt::SkipEmptyParts)) {
        bool isColumn = false;
        bool isWidth = false;
        const int column = entry.section(u':', 0, 0).toInt(&isColumn);
        const int width = entry.section(u':', 1, 1).toInt(&isWidth);
        const bool fits = isColumn && isWidth && column >= 0 && width >= minimumSectionSize() &&
                          width <= maximumSectionSize();
        if (fits) m_chosen.insert(column, width);
    }
    emit widthsChosen();
}

void TableHeader::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->position();
    m_isPressed = event->button() == Qt::LeftButton;
    QHeaderView::mousePressEvent(event);
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event) {
    // A drag that missed the border by a pixel was not meant to sort.
    const qreal moved = (event->position() - m_pressedAt).manhattanLength();
    const bool isClickable = sectionsClickable();
    if (moved >= QApplication::startDragDistance()) setSectionsClickable(false);
    QHeaderView::mouseReleaseEvent(event);
    setSectionsClickable(isClickable);
    endDrag();
}

void TableHeader::mouseDoubleClickEvent(QMouseEvent* event) {
    m_isPressed = true;
    QHeaderView::mouseDoubleClickEvent(event);
    endDrag();
}

void TableHeader::endDrag() {
    m_isPressed = false;
    if (std::exchange(m_hasChosen, false)) emit widthsChosen();
}

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const {
    const QString title = model()->headerData(logicalIndex, orientation()).toString();
    return {widthFor(title), metrics::kHeaderHeight};
}

int TableHeader::widthFor(const QString& title) const {
    const int arrow = isSortIndicatorShown() ? metrics::kIconSmall + metrics::kSpaceTiny : 0;
    return QFontMetrics(titleFont()).horizontalAdvance(title) + arrow + 2 * metrics::kCellPadding;
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const {
    if (!rect.isValid()) return;
    const auto alignment = Qt::Alignment(
        model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole).toInt());
    const QString title = model()->headerData(logicalIndex, orientation()).toString();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const Tokens& tokens = tokensFor(QApplication::palette());
    const bool atRight = alignment.testFlag(Qt::AlignRight) != isRightToLeft();
    painter->save();
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
    // A short line marks the draggable border.
    const int edge = isRightToLeft() ? rect.left() : rect.right();
    painter->fillRect(
        QRect(edge, rect.center().y() - metrics::kIconSmall / 2, 1, metrics::kIconSmall),
        tokens.line);
    painter->setFont(titleFont());
    painter->setPen(sorted ? tokens.text : tokens.muted);
    QRect words = rect.adjusted(metrics::kCellPadding, 0, -metrics::kCellPadding, 0);
    const int width = qMin(words.width(), painter->fontMetrics().horizontalAdvance(title));
    painter->drawText(words, Qt::AlignVCenter | (atRight ? Qt::AlignRight : Qt::AlignLeft),
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, words.width() + 1));
    if (sorted) {
        QRect arrow(0, 0, metrics::kIconSmall, metrics::kIconSmall);
        arrow.moveCenter(words.center());
        if (atRight) {
            arrow.moveRight(words.right() - width - metrics::kSpaceTiny);
        } else {
            arrow.moveLeft(words.left() + width + metrics::kSpaceTiny);
        }
        const bool down = sortIndicatorOrder() == Qt::DescendingOrder;
        Icons::get(down ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"))
            .paint(painter, arrow);
    }
    painter->restore();
}

}  // namespace countertop
