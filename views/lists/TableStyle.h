// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace countertop {

enum class RowDensity { Comfortable, Compact };

/// Draws cells in the common style: 12 pixels of padding, a hairline below the row, elided text,
/// right-aligned tabular figures, a soft accent on selected rows, and a ring around the current row
/// while the table has the focus. Columns whose TextAlignmentRole is right hold figures. The
/// tooltip of an elided cell shows the full text.
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

/// Sets up rows, header, scrolling, row selection and a CellDelegate; columns keep their own
/// widths.
void apply(QTableView& table, RowDensity density = RowDensity::Comfortable);
void setDensity(QTableView& table, RowDensity density);

}  // namespace tablestyle

}  // namespace countertop
