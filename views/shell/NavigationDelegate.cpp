// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NavigationDelegate.h"

#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>

namespace countertop {

namespace {

constexpr int kDot = 8;
constexpr qint64 kMaximumShown = 99;

}  // namespace

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const qint64 count = index.data(AttentionRole).toLongLong();
    if (count <= 0) return;
    const Tokens& tokens = tokensFor(option.palette);
    const bool isIcon = index.data().toString().isEmpty();
    const QString text = isIcon                  ? QString()
                         : count > kMaximumShown ? numberText(kMaximumShown) + u'+'
                                                 : numberText(count);
    QFont font = option.font;
    font.setBold(true);
    const int height = isIcon ? kDot : metrics::kChipHeight - 2;
    const int width =
        isIcon ? kDot : qMax(height, QFontMetrics(font).horizontalAdvance(text) + metrics::kSpace);
    QRect mark(0, 0, width, height);
    const bool isLeftToRight = option.direction == Qt::LeftToRight;
    const int inset = isIcon ? metrics::kSpace : metrics::kSpaceSmall;
    mark.moveCenter(option.rect.center());
    isLeftToRight ? mark.moveRight(option.rect.right() - inset)
                  : mark.moveLeft(option.rect.left() + inset);
    if (isIcon) mark.moveTop(option.rect.top() + metrics::kSpaceSmall);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.danger);
    painter->drawRoundedRect(mark, height / 2.0, height / 2.0);
    painter->setFont(font);
    painter->setPen(tokens.onDanger);
    painter->drawText(mark, Qt::AlignCenter, text);
    painter->restore();
}

}  // namespace countertop
