// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/NavigationDelegate.h"

#include "views/shell/NavigationMark.h"

#include <QPainter>

namespace countertop {

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    paintNavigationMark(*painter, option.rect, index.data(AttentionRole).toLongLong(),
                        index.data().toString().isEmpty(), option.font, option.palette,
                        option.direction);
}

}  // namespace countertop
