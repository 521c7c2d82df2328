// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace countertop {

enum class RowDensity { Comfortable, Compact };

/// Draws cells the house way: 12 pixels of air, hairline below the row, elided words, right-aligned
/// tabular figures, the whole row in soft accent when selected and a ring round the current row
/// while the keyboard is in the table. Columns whose TextAlignmentRole is right hold figures. The
/// tooltip of a cell that is cut says it in full.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    /// Selection, hover, hairline and focus ring; everything but the content.
    static void paintBackground(QPainter& painter, const QStyleOptionViewItem& option);
    [[nodiscard]] static QRect contentRect(const QStyleOptionViewItem& option);
};

namespace tablestyle {

/// Rows, header, scrolling, selection by row, and a CellDelegate; columns keep their own widths.
void apply(QTableView& table, RowDensity density = RowDensity::Comfortable);
void setDensity(QTableView& table, RowDensity density);

}  // namespace tablestyle

}  // namespace countertop
