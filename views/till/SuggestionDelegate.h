// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace countertop {

/// Draws one suggestion: the title with the typed words in bold, the detail muted, note and figure
/// at the end.
class SuggestionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole + 1,
        NoteRole,
        WarningRole,
        FigureRole,
        TypedRole,
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace countertop
