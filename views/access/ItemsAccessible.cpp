// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/ItemsAccessible.h"

#include "views/access/CellAccessible.h"

#include <QComboBox>
#include <QHeaderView>
#include <QListView>
#include <QTableView>
#include <QTreeView>

namespace countertop {

namespace {

QAccessible::Role roleOf(const QAbstractItemView* view) {
    if (qobject_cast<const QListView*>(view)) return QAccessible::List;
    return qobject_cast<const QTreeView*>(view) ? QAccessible::Tree : QAccessible::Table;
}

}  // namespace

ItemsAccessible::ItemsAccessible(QAbstractItemView* view)
    : QAccessibleWidget(view, roleOf(view)),
      m_view(*view),
      m_headerRows(qobject_cast<QListView*>(view) ? 0 : 1),
      m_headerColumns(qobject_cast<QTableView*>(view) ? 1 : 0),
      m_children([this](int number) { return make(number); }) {}

QHeaderView* ItemsAccessible::header() const {
    if (const auto* table = qobject_cast<const QTableView*>(&m_view)) {
        return table->horizontalHeader();
    }
    const auto* tree = qobject_cast<const QTreeView*>(&m_view);
    return tree ? tree->header() : nullptr;
}

// Rows of a tree are counted as displayed.
QModelIndex ItemsAccessible::indexAt(int row, int column) const {
    if (!m_view.model() || row < 0 || column < 0) return {};
    const auto* tree = qobject_cast<const QTreeView*>(&m_view);
    if (!tree) return m_view.model()->index(row, column, m_view.rootIndex());
    QModelIndex line = tree->model()->index(0, 0);
    for (int above = 0; above < row && line.isValid(); ++above) line = tree->indexBelow(line);
    return line;
}

int ItemsAccessible::rowOf(const QModelIndex& index) const {
    const auto* tree = qobject_cast<const QTreeView*>(&m_view);
    if (!tree) return index.row();
    int row = 0;
    for (QModelIndex line = tree->indexAbove(index); line.isValid(); ++row) {
        line = tree->indexAbove(line);
    }
    return row;
}

int ItemsAccessible::rowCount() const {
    if (!m_view.model()) return 0;
    const auto* tree = qobject_cast<const QTreeView*>(&m_view);
    if (!tree) return m_view.model()->rowCount(m_view.rootIndex());
    int rows = 0;
    for (QModelIndex line = tree->model()->index(0, 0); line.isValid(); ++rows) {
        line = tree->indexBelow(line);
    }
    return rows;
}

int ItemsAccessible::columnCount() const {
    if (!m_view.model()) return 0;
    return m_headerColumns ? m_view.model()->columnCount(m_view.rootIndex()) : 1;
}

int ItemsAccessible::numberAt(int row, int column) const {
    return (row + m_headerRows) * (columnCount() + m_headerColumns) + column + m_headerColumns;
}

QAccessibleInterface* ItemsAccessible::make(int number) const {
    const int width = columnCount() + m_headerColumns;
    const int row = number / width - m_headerRows;
    const int column = number % width - m_headerColumns;
    if (row < 0 || column < 0) {
        return new HeaderCellAccessible(m_view, header(), row < 0 ? column : -1);
    }
    return new CellAccessible(m_view, indexAt(row, column), row);
}

QString ItemsAccessible::text(QAccessible::Text what) const {
    const QString own = QAccessibleWidget::text(what);
    if (what != QAccessible::Name || !own.isEmpty()) return own;
    for (const QWidget* around = m_view.parentWidget(); around; around = around->parentWidget()) {
        if (const auto* box = qobject_cast<const QComboBox*>(around)) return box->accessibleName();
    }
    return own;
}

int ItemsAccessible::childCount() const {
    return (rowCount() + m_headerRows) * (columnCount() + m_headerColumns);
}

QAccessibleInterface* ItemsAccessible::child(int index) const {
    if (index < 0 || index >= childCount()) return nullptr;
    QAccessibleInterface* child = m_children.at(index);
    // Rows may have moved while no one was listening for events.
    const auto* cell = dynamic_cast<const CellAccessible*>(child);
    if (!cell || numberAt(rowOf(cell->index()), cell->columnIndex()) == index) return child;
    m_children.clear();
    return m_children.at(index);
}

int ItemsAccessible::indexOfChild(const QAccessibleInterface* child) const {
    return m_children.numberOf(child);
}

QAccessibleInterface* ItemsAccessible::childAt(int x, int y) const {
    const QModelIndex index = m_view.indexAt(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? cellAt(rowOf(index), index.column()) : nullptr;
}

QAccessibleInterface* ItemsAccessible::focusChild() const {
    const QModelIndex current = m_view.currentIndex();
    if (!m_view.hasFocus() || !current.isValid()) return nullptr;
    return cellAt(rowOf(current), current.column());
}

void* ItemsAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface) return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessibleInterface* ItemsAccessible::cellAt(int row, int column) const {
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount()) return nullptr;
    return child(numberAt(row, column));
}

int ItemsAccessible::selectedCellCount() const { return selectedRowCount() * columnCount(); }

QList<QAccessibleInterface*> ItemsAccessible::selectedCells() const {
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column) cells.append(cellAt(row, column));
    }
    return cells;
}

QString ItemsAccessible::columnDescription(int column) const {
    return m_view.model() ? m_view.model()->headerData(column, Qt::Horizontal).toString()
                          : QString();
}

QString ItemsAccessible::rowDescription(int /*row*/) const { return {}; }

int ItemsAccessible::selectedRowCount() const { return int(selectedRows().size()); }

QList<int> ItemsAccessible::selectedRows() const {
    QList<int> rows;
    if (!m_view.selectionModel()) return rows;
    for (const QModelIndex& index : m_view.selectionModel()->selectedIndexes()) {
        const int row = rowOf(index);
        if (!rows.contains(row)) rows.append(row);
    }
    return rows;
}

bool ItemsAccessible::isRowSelected(int row) const {
    return m_view.selectionModel() && m_view.selectionModel()->isSelected(indexAt(row, 0));
}

bool ItemsAccessible::selectRow(int row) {
    const QModelIndex index = indexAt(row, 0);
    if (!index.isValid() || m_view.selectionMode() == QAbstractItemView::NoSelection) return false;
    m_view.setCurrentIndex(index);
    return true;
}

bool ItemsAccessible::unselectRow(int row) {
    if (!isRowSelected(row)) return false;
    m_view.clearSelection();
    return true;
}

void ItemsAccessible::modelChange(QAccessibleTableModelChangeEvent* event) {
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged) {
        m_children.clear();
    }
}

}  // namespace countertop
