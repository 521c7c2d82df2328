// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/LongTableView.h"
#include "views/lists/TableHeader.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr int kContentShare = 3;

}  // namespace

void LongTableView::setColumns(const QList<ColumnPlan>& columns) {
    m_columns = columns;
    m_contentWidths.clear();
    fitColumns();
}

int LongTableView::widthOf(const ColumnPlan& plan) const {
    const QString title = model()->headerData(plan.column, Qt::Horizontal).toString();
    int words = 0;
    for (const QString& text : plan.widest.split(u'\n')) words = qMax(words, textWidth(text));
    if (hasFigures(plan.column)) {
        words = qMax(words, m_contentWidths.value(plan.column));
    } else if (plan.fit == ColumnFit::Always) {
        const int most = qMax(words, viewport()->width() / kContentShare);
        words = qBound(words, m_contentWidths.value(plan.column), most);
    }
    const int titleWidth = header()->isHidden() ? 0 : header()->widthFor(title);
    return qMax(header()->minimumSectionSize(),
                qMax(words + cellPadding(), titleWidth) + metrics::kFocusRing);
}

// Lists without titles are aligned with their surroundings and need space only between columns.
int LongTableView::cellPadding() const {
    return header()->isHidden() ? metrics::kCellPadding : 2 * metrics::kCellPadding;
}

bool LongTableView::hasFigures(int column) const {
    const QVariant alignment = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    return Qt::Alignment(alignment.toInt()).testFlag(Qt::AlignRight);
}

// The user may make text columns narrower than their content, but never an amount.
int LongTableView::chosenOr(const ColumnPlan& plan, int width) const {
    const std::optional<int> chosen = header()->chosenWidth(plan.column);
    if (!chosen) return width;
    return hasFigures(plan.column) ? qMax(*chosen, widthOf(plan)) : *chosen;
}

int LongTableView::growthOf(const ColumnPlan& plan) const {
    if (plan.fit != ColumnFit::WithinRoom) return 0;
    const int wanted = m_contentWidths.value(plan.column) + cellPadding() + metrics::kFocusRing;
    return qMax(0, wanted - widthOf(plan));
}

int LongTableView::textWidth(const QString& text) const {
    return qMax(figures::width(fontMetrics(), text), fontMetrics().horizontalAdvance(text));
}

// Columns only grow while the user looks at a list; they must not jump back and forth.
void LongTableView::measureRows(int first, int last) {
    bool grew = false;
    for (const ColumnPlan& plan : std::as_const(m_columns)) {
        const bool grows = plan.fit != ColumnFit::Sample || hasFigures(plan.column);
        if (!grows || isColumnHidden(plan.column)) continue;
        int& known = m_contentWidths[plan.column];
        for (int row = first; row <= last; ++row) {
            const QModelIndex index = model()->index(row, plan.column);
            const int width = textWidth(index.data().toString());
            grew = grew || width > known;
            known = qMax(known, width);
        }
    }
    if (grew) m_fitDelay.start();
}

void LongTableView::fitColumns() {
    if (!model() || m_columns.isEmpty() || header()->isDragged()) return;
    QList<ColumnPlan> shown = m_columns;
    const auto total = [this, &shown] {
        int sum = 0;
        for (const ColumnPlan& plan : shown) sum += widthOf(plan);
        return sum;
    };
    const int room = viewport()->width();
    int left = room - total();
    while (left < 0) {
        const auto least = std::max_element(
            shown.begin(), shown.end(),
            [](const ColumnPlan& a, const ColumnPlan& b) { return a.importance < b.importance; });
        if (least == shown.end() || least->importance == 0) break;
        shown.erase(least);
        left = room - total();
    }
    for (int column = 0; column < model()->columnCount(); ++column) setColumnHidden(column, true);
    placeColumns(shown, left);
}

void LongTableView::placeColumns(const QList<ColumnPlan>& shown, int left) {
    const int missing = qMin(0, left);
    // Half of the remaining width goes to text columns that need more, in their order, the rest to
    // the stretching column.
    int forWords = qMax(0, left) / 2;
    left = qMax(0, left) - forWords;
    const ColumnPlan* stretching = nullptr;
    int ownGrowth = 0;  // of the stretching column
    for (const ColumnPlan& plan : shown) {
        // The stretching column has its own half.
        const int wanted = growthOf(plan) - (plan.stretches ? left : 0);
        const int growth = qBound(0, wanted, forWords);
        if (plan.stretches) ownGrowth = growth;
        const int planned = widthOf(plan) + growth;
        const int width = chosenOr(plan, planned);
        // The difference to a width that the user chose is taken from the stretching column.
        if (!plan.stretches) left += planned - width;
        forWords -= growth;
        setColumnHidden(plan.column, false);
        setColumnWidth(plan.column, width);
        if (plan.stretches) stretching = &plan;
    }
    if (!stretching || header()->chosenWidth(stretching->column)) return;
    // When nothing is left, the stretching column shrinks to its title before the list scrolls
    // sideways.
    const ColumnPlan title{stretching->column, {}};
    setColumnWidth(stretching->column, qMax(widthOf(title), widthOf(*stretching) + ownGrowth +
                                                                missing + left + forWords));
}

// The base class asks the vertical header which rows are visible, but ours has no sections.
int LongTableView::sizeHintForColumn(int column) const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int widest = 0;
    for (int row = firstVisibleRow(); row <= lastVisibleRow(); ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        widest = qMax(widest, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return widest;
}

TableHeader* LongTableView::header() const { return static_cast<TableHeader*>(horizontalHeader()); }

}  // namespace countertop
