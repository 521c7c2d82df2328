// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/LongTableView.h"

#include "models/tables/WindowedTableModel.h"
#include "views/lists/TableHeader.h"
#include "views/lists/TableStyle.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QApplication>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <iterator>

namespace countertop {

namespace {

constexpr int kSkeletonDelayMilliseconds = 150;
constexpr qreal kPaleOpacity = 0.45;
constexpr int kSkeletonWidths[] = {72, 54, 88, 63, 79};  // percent of the cell, to look like words

/// A vertical header that only provides the row height. It refuses the table's model, so it never
/// creates a section per row.
class RowHeightHeader final : public QHeaderView {
public:
    explicit RowHeightHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {
        QHeaderView::setModel(&m_none);
    }
    ~RowHeightHeader() override { QHeaderView::setModel(nullptr); }
    void setModel(QAbstractItemModel* /*model*/) override {}
    void setSelectionModel(QItemSelectionModel* /*model*/) override {}

private:
    QStandardItemModel m_none;
};

}  // namespace

LongTableView::LongTableView(QWidget* parent) : QTableView(parent) {
    setVerticalHeader(new RowHeightHeader(this));
    setHorizontalHeader(new TableHeader(this));
    tablestyle::apply(*this);
    setEditTriggers(NoEditTriggers);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionsClickable(true);
    m_fitDelay.setSingleShot(true);
    connect(&m_fitDelay, &QTimer::timeout, this, &LongTableView::fitColumns);
    connect(header(), &TableHeader::widthsChosen, this, &LongTableView::fitColumns);
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(kSkeletonDelayMilliseconds);
    connect(&m_skeletonDelay, &QTimer::timeout, this, [this] {
        m_showsSkeleton = true;
        viewport()->update();
    });
}

void LongTableView::setModel(QAbstractItemModel* newModel) {
    if (model()) disconnect(model(), &QAbstractItemModel::rowsRemoved, this, nullptr);
    QTableView::setModel(newModel);
    if (!newModel) return;
    connect(newModel, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int start, int end) { rowsRemoved(start, end); });
}

void LongTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.row() == previous.row()) return;
    // Of a row that stays selected with others, Qt paints only the cell that was current anew: the
    // ring around the row would stay.
    viewport()->update();
    // Qt may select a row before or after it becomes current; report it once.
    if (selectedRow() >= 0 && m_reportedRow.row() == current.row()) return;
    m_reportedRow = QModelIndex();
    m_awaitsCurrentRow = true;
    const bool isToBeSelected = current.isValid() && selectionMode() != NoSelection;
    if (!isToBeSelected || selectedRow() >= 0) reportCurrentRow();
}

void LongTableView::selectionChanged(const QItemSelection& selected,
                                     const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    if (selectedRow() < 0 || m_reportedRow.row() == selectedRow()) return;
    m_awaitsCurrentRow = true;
    reportCurrentRow();
}

void LongTableView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles) {
    QTableView::dataChanged(topLeft, bottomRight, roles);
    // The base class asks the headers for the position, but the vertical one has no sections.
    const int top = topLeft.row() * rowHeight() - verticalOffset();
    const int height = (bottomRight.row() - topLeft.row() + 1) * rowHeight();
    viewport()->update(QRect(0, top, viewport()->width(), height));
    reportCurrentRow();
}

int LongTableView::selectedRow() const {
    const QModelIndex current = currentIndex();
    const bool isSeen = current.isValid() && selectionModel() &&
                        selectionModel()->isRowSelected(current.row(), rootIndex());
    return isSeen ? current.row() : -1;
}

void LongTableView::selectSomeRow() {
    if (rows() == 0 || selectionMode() == NoSelection || selectedRow() >= 0) return;
    const QModelIndex current = currentIndex();
    const int row = current.isValid() ? current.row() : qMin(firstVisibleRow(), rows() - 1);
    setCurrentIndex(model()->index(row, 0));
}

void LongTableView::setPale(bool pale) {
    if (m_isPale == pale) return;
    m_isPale = pale;
    viewport()->update();
}

// The base class would make the first row current without selecting it, but the target of an action
// must be visible. A click selects its row by itself.
void LongTableView::focusInEvent(QFocusEvent* event) {
    if (event->reason() != Qt::MouseFocusReason) selectSomeRow();
    const bool isEmptied = event->reason() == Qt::MouseFocusReason && selectedRow() < 0;
    if (isEmptied) {
        // NOLINTNEXTLINE(bugprone-parent-virtual-call)
        QAbstractScrollArea::focusInEvent(event);
        viewport()->update();
        return;
    }
    QTableView::focusInEvent(event);
}

void LongTableView::reportCurrentRow() {
    if (!m_awaitsCurrentRow || currentIndex().data(LoadingRole).toBool()) return;
    m_awaitsCurrentRow = false;
    m_reportedRow = selectedRow() >= 0 ? currentIndex() : QModelIndex();
    emit currentRowReady();
}

void LongTableView::setRowHeight(int height) {
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    updateGeometries();
}

int LongTableView::rows() const { return model() ? model()->rowCount(rootIndex()) : 0; }

int LongTableView::rowHeight() const { return verticalHeader()->defaultSectionSize(); }

int LongTableView::firstVisibleRow() const { return verticalOffset() / rowHeight(); }

int LongTableView::lastVisibleRow() const {
    return qMin(rows() - 1, (verticalOffset() + viewport()->height() - 1) / rowHeight());
}

int LongTableView::verticalOffset() const { return verticalScrollBar()->value(); }

int LongTableView::rowAt(int y) const {
    const int row = (y + verticalOffset()) / rowHeight();
    return y + verticalOffset() < 0 || row >= rows() ? -1 : row;
}

QRect LongTableView::visualRect(const QModelIndex& index) const {
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column())) return {};
    return {columnViewportPosition(index.column()), index.row() * rowHeight() - verticalOffset(),
            columnWidth(index.column()), rowHeight()};
}

QModelIndex LongTableView::indexAt(const QPoint& point) const {
    const int row = rowAt(point.y());
    const int column = columnAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column, rootIndex());
}

void LongTableView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const int top = index.row() * rowHeight();
    const int page = viewport()->height();
    const int now = verticalOffset();
    int value = now;
    if (hint == PositionAtTop || (hint == EnsureVisible && top < now)) {
        value = top;
    } else if (hint == PositionAtBottom ||
               (hint == EnsureVisible && top + rowHeight() > now + page)) {
        value = top + rowHeight() - page;
    } else if (hint == PositionAtCenter) {
        value = top - (page - rowHeight()) / 2;
    }
    verticalScrollBar()->setValue(value);
}

// QAbstractItemView would read every row of the model until one begins with the letter.
void LongTableView::keyboardSearch(const QString& /*search*/) {}

void LongTableView::reset() {
    QTableView::reset();
    updateGeometries();
    verticalScrollBar()->setValue(0);
}

void LongTableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void LongTableView::paintEvent(QPaintEvent* event) {
    if (!model()) return;
    const int first = rowAt(qMax(0, event->rect().top()));
    if (auto* windowed = qobject_cast<WindowedTableModel*>(model())) {
        windowed->setVisibleRows(firstVisibleRow(), lastVisibleRow());
    }
    if (first < 0) return;
    QStyleOptionViewItem base;
    initViewItemOption(&base);
    // The style sheet makes the table transparent; delegates would mistake that for a dark scheme.
    base.palette = QApplication::palette();
    QPainter painter(viewport());
    if (m_isPale) painter.setOpacity(kPaleOpacity);
    const int last = qMin(rows() - 1, (event->rect().bottom() + verticalOffset()) / rowHeight());
    bool waits = false;
    for (int row = first; row <= last; ++row) {
        paintRow(painter, base, row);
        waits = waits || model()->index(row, 0).data(LoadingRole).toBool();
    }
    measureRows(first, last);
    if (!waits) {
        m_skeletonDelay.stop();
        m_showsSkeleton = false;
    } else if (!m_showsSkeleton && !m_skeletonDelay.isActive()) {
        m_skeletonDelay.start();
    }
}

void LongTableView::paintRow(QPainter& painter, const QStyleOptionViewItem& base, int row) {
    const bool selected = selectionModel() && selectionModel()->isRowSelected(row, rootIndex());
    for (int column = 0; column < horizontalHeader()->count(); ++column) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        const QRect cell = visualRect(index);
        if (!cell.intersects(viewport()->rect())) continue;
        QStyleOptionViewItem option = base;
        option.rect = cell;
        option.state.setFlag(QStyle::State_Selected, selected);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
        if (m_showsSkeleton && index.data(LoadingRole).toBool()) paintSkeleton(painter, cell, row);
    }
}

void LongTableView::paintSkeleton(QPainter& painter, const QRect& cell, int row) {
    const QRect room = cell.adjusted(metrics::kCellPadding, 0, -metrics::kCellPadding, 0);
    const int percent = kSkeletonWidths[(row + cell.left()) % int(std::size(kSkeletonWidths))];
    QRect bar(0, 0, room.width() * percent / 100, metrics::kSpace);
    bar.moveCenter(room.center());
    bar.moveLeft(room.left());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokensFor(QApplication::palette()).hover);
    painter.drawRoundedRect(bar, metrics::kSpaceTiny, metrics::kSpaceTiny);
    painter.restore();
}

void LongTableView::updateGeometries() {
    if (m_updatingGeometries) return;
    m_updatingGeometries = true;
    placeHeader();
    QScrollBar* vertical = verticalScrollBar();
    vertical->setSingleStep(rowHeight());
    vertical->setPageStep(viewport()->height());
    vertical->setRange(0, qMax(0, rows() * rowHeight() - viewport()->height()));
    QScrollBar* horizontal = horizontalScrollBar();
    horizontal->setSingleStep(rowHeight());
    horizontal->setPageStep(viewport()->width());
    horizontal->setRange(0, qMax(0, horizontalHeader()->length() - viewport()->width()));
    // The table would count only the rows it has loaded.
    // NOLINTNEXTLINE(bugprone-parent-virtual-call)
    QAbstractItemView::updateGeometries();
    m_updatingGeometries = false;
}

void LongTableView::placeHeader() {
    QHeaderView* header = horizontalHeader();
    const int height = header->isHidden() ? 0 : metrics::kHeaderHeight;
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - height, area.width(), height);
}

// Keeps the visible rows in place, except at the very top, where new rows should be seen.
void LongTableView::rowsInserted(const QModelIndex& parent, int start, int end) {
    const bool above = verticalOffset() > 0 && start <= firstVisibleRow();
    QTableView::rowsInserted(parent, start, end);
    updateGeometries();
    if (above) verticalScrollBar()->setValue(verticalOffset() + (end - start + 1) * rowHeight());
    viewport()->update();
}

void LongTableView::rowsRemoved(int start, int end) {
    const bool above = start < firstVisibleRow();
    const int value = verticalOffset() - (end - start + 1) * rowHeight();
    updateGeometries();
    if (above) verticalScrollBar()->setValue(value);
    viewport()->update();
}

QModelIndex LongTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/) {
    if (rows() == 0) return {};
    const QModelIndex current = currentIndex();
    const int column = qMax(0, current.column());
    if (!current.isValid()) return model()->index(qMin(firstVisibleRow(), rows() - 1), column);
    const int page = qMax(1, viewport()->height() / rowHeight() - 1);
    int row = current.row();
    switch (action) {
        case MoveUp:
        case MovePrevious:
            --row;
            break;
        case MoveDown:
        case MoveNext:
            ++row;
            break;
        case MovePageUp:
            row -= page;
            break;
        case MovePageDown:
            row += page;
            break;
        case MoveHome:
            row = 0;
            break;
        case MoveEnd:
            row = rows() - 1;
            break;
        case MoveLeft:
        case MoveRight:
            return current;
    }
    return model()->index(qBound(0, row, rows() - 1), column);
}

QItemSelectionModel::SelectionFlags LongTableView::selectionCommand(const QModelIndex& index,
                                                                    const QEvent* event) const {
    // A row that the program selects is the only one, even while the user happens to hold Ctrl.
    if (!event && selectionMode() == ExtendedSelection && index.isValid()) {
        return QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    }
    return QTableView::selectionCommand(index, event);
}

QRegion LongTableView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int top = qMax(range.top(), firstVisibleRow());
        const int bottom = qMin(range.bottom(), lastVisibleRow());
        if (top > bottom) continue;
        region += QRect(0, top * rowHeight() - verticalOffset(), viewport()->width(),
                        (bottom - top + 1) * rowHeight());
    }
    return region;
}

}  // namespace countertop
