// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/TableStyle.h"

#include "views/common/FigureText.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace countertop {

namespace {

bool isFigure(const QStyleOptionViewItem& option) {
    return option.displayAlignment.testFlag(Qt::AlignRight);
}

bool hasKeyboard(const QStyleOptionViewItem& option) {
    return option.state.testFlag(QStyle::State_HasFocus) && option.widget &&
           option.widget->hasFocus();
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
    if (!hasKeyboard(option)) return;
    painter.setPen(QPen(tokens.accent, metrics::kFocusRing));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
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
    if (isFigure(cell) && figures::width(painter->fontMetrics(), cell.text) <= rect.width()) {
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
    const int textWidth = isFigure(cell) ? figures::width(fontMetrics, cell.text)
                                         : fontMetrics.horizontalAdvance(cell.text);
    return {textWidth + 2 * metrics::kCellPadding + 2, metrics::kCompactRowHeight};
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
