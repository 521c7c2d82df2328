// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/TableHeader.h"

#include "views/common/theme/Icons.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Tokens.h"
#include "views/common/theme/Typography.h"

#include <QApplication>
#include <QPainter>

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
