// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace countertop {

/// Paints a page of the navigation and, at its end, how much there waits for a person; on icons
/// alone it is a dot.
class NavigationDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The count; 0 or nothing paints no mark.
    static constexpr int AttentionRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace countertop
