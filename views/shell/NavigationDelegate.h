// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace countertop {

/// Paints a navigation entry and, at its end, the number of items that need attention; in the
/// icon-only strip, a dot.
class NavigationDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The number; 0 or an invalid value paints no mark.
    static constexpr int AttentionRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace countertop
