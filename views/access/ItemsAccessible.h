// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/access/ChildAccessible.h"

#include <QAccessibleWidget>

class QAbstractItemView;
class QHeaderView;

namespace countertop {

/// A table, list or single-column tree. A cell reports focus only while its view has it, and
/// reports itself invisible while its page, column or row is hidden; Qt's own interface does
/// neither. Cells are numbered as Qt's views number them in events: headers count, shown or not.
class ItemsAccessible final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit ItemsAccessible(QAbstractItemView* view);

    /// The list of a combo box has the combo box's name.
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override;
    [[nodiscard]] int selectedCellCount() const override;
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override;
    [[nodiscard]] QString columnDescription(int column) const override;
    [[nodiscard]] QString rowDescription(int row) const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override;
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override;
    [[nodiscard]] bool isColumnSelected(int /*column*/) const override { return false; }
    [[nodiscard]] bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int /*column*/) override { return false; }
    bool unselectRow(int row) override;
    bool unselectColumn(int /*column*/) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* event) override;

private:
    [[nodiscard]] QAccessibleInterface* make(int number) const;
    [[nodiscard]] QModelIndex indexAt(int row, int column) const;
    [[nodiscard]] int rowOf(const QModelIndex& index) const;
    [[nodiscard]] int numberAt(int row, int column) const;
    [[nodiscard]] QHeaderView* header() const;

    QAbstractItemView& m_view;
    int m_headerRows;
    int m_headerColumns;
    mutable ChildrenAccessible m_children;
};

}  // namespace countertop
