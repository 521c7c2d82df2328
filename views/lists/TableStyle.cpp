// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/TableStyle.h"

#include "views/text/ElidedTip.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace countertop {

namespace {

bool isNumeric(const QStyleOptionViewItem& option) {
    return option.displayAlignment.testFlag(Qt::AlignRight);
}

bool isShown(const QHeaderView& header, int visual) {
    return !header.isSectionHidden(header.logicalIndex(visual));
}

/// Paints this cell's part of the focus ring around the current row.
void paintRing(QPainter& painter, const QStyleOptionViewItem& option, const QColor& color) {
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (!table || !table->hasFocus() || table->currentIndex().row() != option.index.row()) return;
    const QHeaderView& header = *table->horizontalHeader();
    int first = 0;
    int last = header.count() - 1;
    while (first < last && !isShown(header, first)) ++first;
    while (last > first && !isShown(header, last)) --last;
    const int own = header.visualIndex(option.index.column());
    const bool leftToRight = option.direction == Qt::LeftToRight;
    const QRect& cell = option.rect;
    const int ring = metrics::kFocusRing;
    painter.fillRect(cell.left(), cell.top(), cell.width(), ring, color);
    painter.fillRect(cell.left(), cell.bottom() + 1 - ring, cell.width(), ring, color);
    if (own == (leftToRight ? first : last)) {
        painter.fillRect(cell.left(), cell.top(), ring, cell.height(), color);
    }
    if (own == (leftToRight ? last : first)) {
        painter.fillRect(cell.right() + 1 - ring, cell.top(), ring, cell.height(), color);
    }
}

}  // namespace

void CellDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option) {
    const Tokens& tokens = tokensFor(option.palette);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, tokens.softAccent);
    } else if (option.backgroundBrush.style() != Qt::NoBrush) {
        painter.fillRect(option.rect, option.backgroundBrush);
    }
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     tokens.line);
    paintRing(painter, option, tokens.accent);
}

QRect CellDelegate::contentRect(const QStyleOptionViewItem& option) {
    return option.rect.adjusted(metrics::kCellPadding, 0, -metrics::kCellPadding, -1);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    painter->save();
    paintBackground(*painter, cell);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Active, QPalette::Text));
    QRect rect = contentRect(cell);
    if (!cell.icon.isNull()) {
        const QRect iconRect(rect.left(), rect.center().y() - metrics::kIcon / 2, metrics::kIcon,
                             metrics::kIcon);
        cell.icon.paint(painter, iconRect);
        rect.setLeft(iconRect.right() + metrics::kSpaceSmall);
    }
    if (isNumeric(cell) && figures::width(painter->fontMetrics(), cell.text) <= rect.width()) {
        figures::draw(*painter, rect, Qt::AlignRight, cell.text);
    } else {
        const QString text =
            painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, rect.width());
        painter->drawText(rect, int(cell.displayAlignment | Qt::AlignVCenter), text);
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QFontMetrics fontMetrics(cell.font);
    const int textWidth = isNumeric(cell) ? figures::width(fontMetrics, cell.text)
                                          : fontMetrics.horizontalAdvance(cell.text);
    return {textWidth + 2 * metrics::kCellPadding + 2, metrics::kCompactRowHeight};
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index) {
    QString text = index.data(Qt::ToolTipRole).toString();
    const bool isCut = sizeHint(option, index).width() > option.rect.width() + 2;
    if (text.isEmpty() && isCut) text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) return QStyledItemDelegate::helpEvent(event, view, option, index);
    return showCellTip(*event, *view, option, text);
}

void tablestyle::apply(QTableView& table, RowDensity density) {
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setAlternatingRowColors(false);
    table.setTextElideMode(Qt::ElideRight);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setItemDelegate(new CellDelegate(&table));
    table.verticalHeader()->hide();
    QHeaderView* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(metrics::kHeaderHeight);
    header->setMinimumSectionSize(metrics::kRowHeight);
    setDensity(table, density);
}

void tablestyle::setDensity(QTableView& table, RowDensity density) {
    QHeaderView* rows = table.verticalHeader();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    const int height =
        density == RowDensity::Compact ? metrics::kCompactRowHeight : metrics::kRowHeight;
    rows->setMinimumSectionSize(height);
    rows->setDefaultSectionSize(height);
}

}  // namespace countertop
