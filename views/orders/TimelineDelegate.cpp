// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/TimelineDelegate.h"

#include "models/tables/OrderTimelineModel.h"
#include "views/text/ElidedTip.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>

namespace countertop {

int TimelineDelegate::heightFor(const QFontMetrics& fontMetrics) {
    return 2 * fontMetrics.height() + metrics::kSpaceSmall;
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const Tokens& tokens = tokensFor(option.palette);
    const bool leftToRight = option.direction == Qt::LeftToRight;
    QRect icon(0, 0, metrics::kIcon, metrics::kIcon);
    icon.moveCenter(option.rect.center());
    icon.moveLeft(leftToRight ? option.rect.left() : option.rect.right() - metrics::kIcon + 1);
    painter->save();
    Icons::get(index.data(OrderTimelineModel::IconNameRole).toString(), IconTint::Accent)
        .paint(painter, icon);
    QRect words = option.rect.adjusted(0, metrics::kSpaceTiny, 0, -metrics::kSpaceTiny);
    const int indent = metrics::kIcon + metrics::kSpaceSmall;
    leftToRight ? words.setLeft(words.left() + indent) : words.setRight(words.right() - indent);
    const QFontMetrics& fontMetrics = option.fontMetrics;
    const auto line = [&](const QRect& rect, const QString& text, const QColor& color) {
        painter->setPen(color);
        painter->drawText(rect, Qt::AlignVCenter | (leftToRight ? Qt::AlignLeft : Qt::AlignRight),
                          fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
    };
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2);
    const QRect lower(words.left(), upper.bottom() + 1, words.width(), words.height() / 2);
    line(upper, index.data(OrderTimelineModel::TitleRole).toString(), tokens.text);
    line(lower, index.data(OrderTimelineModel::DetailRole).toString(), tokens.muted);
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& /*index*/) const {
    return {option.rect.width(), heightFor(option.fontMetrics)};
}

bool TimelineDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                 const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString text = index.data(Qt::ToolTipRole).toString();
    return !text.isEmpty() && showCellTip(*event, *view, option, text);
}

}  // namespace countertop
