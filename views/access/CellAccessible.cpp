// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/access/CellAccessible.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QListView>
#include <QTableView>
#include <QTreeView>

namespace countertop {

CellAccessible::CellAccessible(QAbstractItemView& view, const QModelIndex& index, int row)
    : ChildAccessible(view), m_view(view), m_index(index), m_row(row) {}

QAccessible::Role CellAccessible::role() const {
    if (qobject_cast<const QListView*>(&m_view)) return QAccessible::ListItem;
    if (qobject_cast<const QTreeView*>(&m_view)) return QAccessible::TreeItem;
    return QAccessible::Cell;
}

QString CellAccessible::text(QAccessible::Text what) const {
    if (what == QAccessible::Description) {
        return m_index.data(Qt::AccessibleDescriptionRole).toString();
    }
    if (what != QAccessible::Name && what != QAccessible::Value) return {};
    const QString spoken = m_index.data(Qt::AccessibleTextRole).toString();
    return spoken.isEmpty() ? m_index.data(Qt::DisplayRole).toString() : spoken;
}

QAccessible::State CellAccessible::state() const {
    QAccessible::State state = stateOfWidget();
    const QRect rect = m_view.visualRect(m_index);
    // Hidden columns and rows have an empty rectangle.
    state.invisible = state.invisible || rect.isEmpty();
    state.offscreen = !rect.intersects(m_view.viewport()->rect());
    const bool isUsable = m_view.focusPolicy() != Qt::NoFocus;
    state.selectable = m_view.selectionMode() != QAbstractItemView::NoSelection;
    state.selected = isSelected();
    state.focusable = isUsable && !state.invisible;
    state.focused = m_view.hasFocus() && m_view.currentIndex() == m_index;
    return state;
}

void* CellAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableCellInterface) {
        return static_cast<QAccessibleTableCellInterface*>(this);
    }
    if (type == QAccessible::ActionInterface) {
        return static_cast<QAccessibleActionInterface*>(this);
    }
    return nullptr;
}

bool CellAccessible::isSelected() const {
    return m_view.selectionModel() && m_view.selectionModel()->isSelected(m_index);
}

QList<QAccessibleInterface*> CellAccessible::columnHeaderCells() const {
    const auto* table = qobject_cast<const QTableView*>(&m_view);
    // The corner is the first child, followed by the titles.
    if (!table) return {};
    return {parent()->child(columnIndex() + 1)};
}

QStringList CellAccessible::actionNames() const { return {toggleAction()}; }

void CellAccessible::doAction(const QString& /*action*/) {
    if (isValid() && m_view.isEnabled()) m_view.setCurrentIndex(m_index);
}

QRect CellAccessible::place() const {
    return m_view.visualRect(m_index).translated(m_view.viewport()->pos());
}

HeaderCellAccessible::HeaderCellAccessible(QAbstractItemView& view, QHeaderView* header, int column)
    : ChildAccessible(view), m_view(view), m_header(header), m_column(column) {}

QString HeaderCellAccessible::text(QAccessible::Text what) const {
    if (what != QAccessible::Name || m_column < 0 || !m_view.model()) return {};
    return m_view.model()->headerData(m_column, Qt::Horizontal).toString();
}

QAccessible::State HeaderCellAccessible::state() const {
    QAccessible::State state = stateOfWidget();
    const bool isShown =
        m_column >= 0 && m_header && !m_header->isHidden() && !m_header->isSectionHidden(m_column);
    state.invisible = state.invisible || !isShown;
    return state;
}

QRect HeaderCellAccessible::place() const {
    if (m_column < 0 || !m_header) return {};
    return {m_header->pos() + QPoint(m_header->sectionViewportPosition(m_column), 0),
            QSize(m_header->sectionSize(m_column), m_header->height())};
}

}  // namespace countertop
