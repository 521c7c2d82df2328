// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/FlowDelegate.h"

#include "models/tables/CausationTreeModel.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>

namespace countertop {

void FlowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Tokens& tokens = tokensFor(item.palette);
    const bool refused = index.data(CausationTreeModel::RefusedRole).toBool();
    const bool leftToRight = item.direction == Qt::LeftToRight;
    painter->save();
    paintBackground(*painter, item);
    QRect words = item.rect.adjusted(metrics::kSpaceTiny, metrics::kSpaceTiny, -metrics::kSpaceTiny,
                                     -metrics::kSpaceTiny);
    QRect icon(0, 0, metrics::kIcon, metrics::kIcon);
    icon.moveCenter(words.center());
    icon.moveLeft(leftToRight ? words.left() : words.right() - metrics::kIcon + 1);
    Icons::get(index.data(CausationTreeModel::IconNameRole).toString(),
               refused ? IconTint::Danger : IconTint::Accent)
        .paint(painter, icon);
    const int indent = metrics::kIcon + metrics::kSpaceSmall;
    leftToRight ? words.setLeft(words.left() + indent) : words.setRight(words.right() - indent);
    const auto line = [&](const QRect& rect, int role, const QColor& color) {
        painter->setPen(color);
        painter->drawText(
            rect, Qt::AlignVCenter | (leftToRight ? Qt::AlignLeft : Qt::AlignRight),
            item.fontMetrics.elidedText(index.data(role).toString(), Qt::ElideRight, rect.width()));
    };
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2);
    const QRect lower(words.left(), upper.bottom() + 1, words.width(), words.height() / 2);
    painter->setFont(item.font);
    line(upper, CausationTreeModel::TitleRole, refused ? tokens.danger : tokens.text);
    line(lower, CausationTreeModel::DetailRole, tokens.muted);
    painter->restore();
}

QSize FlowDelegate::sizeHint(const QStyleOptionViewItem& option,
                             const QModelIndex& /*index*/) const {
    return {option.rect.width(), 2 * option.fontMetrics.height() + 2 * metrics::kSpaceTiny};
}

}  // namespace countertop
