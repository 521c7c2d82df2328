// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NavigationMark.h"

#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>

namespace countertop {

namespace {

constexpr int kDot = 8;
constexpr qint64 kMaximumShown = 99;

}  // namespace

void paintNavigationMark(QPainter& painter, const QRect& entry, qint64 count, bool isIcon,
                         const QFont& font, const QPalette& palette,
                         Qt::LayoutDirection direction) {
    if (count <= 0) return;
    const Tokens& tokens = tokensFor(palette);
    const QString text = isIcon                  ? QString()
                         : count > kMaximumShown ? numberText(kMaximumShown) + u'+'
                                                 : numberText(count);
    QFont bold = font;
    bold.setBold(true);
    const int height = isIcon ? kDot : metrics::kChipHeight - 2;
    const int width =
        isIcon ? kDot : qMax(height, QFontMetrics(bold).horizontalAdvance(text) + metrics::kSpace);
    QRect mark(0, 0, width, height);
    const bool isLeftToRight = direction == Qt::LeftToRight;
    const int inset = isIcon ? metrics::kSpace : metrics::kSpaceSmall;
    mark.moveCenter(entry.center());
    isLeftToRight ? mark.moveRight(entry.right() - inset) : mark.moveLeft(entry.left() + inset);
    if (isIcon) mark.moveTop(entry.top() + metrics::kSpaceSmall);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.danger);
    painter.drawRoundedRect(mark, height / 2.0, height / 2.0);
    painter.setFont(bold);
    painter.setPen(tokens.onDanger);
    painter.drawText(mark, Qt::AlignCenter, text);
    painter.restore();
}

}  // namespace countertop
