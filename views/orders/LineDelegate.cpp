// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/LineDelegate.h"

#include "models/tables/OrderLinesTableModel.h"
#include "views/text/ElidedTip.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>

namespace countertop {

int LineDelegate::heightFor(const QFontMetrics& fontMetrics) {
    return fontMetrics.height() + metrics::kSpaceSmall;
}

void LineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& tokens = tokensFor(option.palette);
    const QString text = index.data().toString();
    const bool leftToRight = option.direction == Qt::LeftToRight;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(index.column() == OrderLinesTableModel::Quantity ? tokens.muted : tokens.text);
    if (index.column() == OrderLinesTableModel::Product) {
        const QString elided =
            option.fontMetrics.elidedText(text, Qt::ElideRight, option.rect.width());
        painter->drawText(
            option.rect, Qt::AlignVCenter | (leftToRight ? Qt::AlignLeft : Qt::AlignRight), elided);
    } else {
        const bool atStart = index.column() == OrderLinesTableModel::Quantity;
        figures::draw(*painter, option.rect,
                      atStart == leftToRight ? Qt::AlignLeft : Qt::AlignRight, text);
    }
    painter->restore();
}

bool LineDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString text = index.data(Qt::ToolTipRole).toString();
    return !text.isEmpty() && showCellTip(*event, *view, option, text);
}

}  // namespace countertop
