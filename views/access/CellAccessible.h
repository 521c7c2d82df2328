// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/access/ChildAccessible.h"

#include <QPersistentModelIndex>

class QAbstractItemView;
class QHeaderView;

namespace countertop {

/// A table cell, a list row or a tree line.
class CellAccessible final : public ChildAccessible,
                             public QAccessibleTableCellInterface,
                             public QAccessibleActionInterface {
public:
    /// `row` is the row as displayed in the view; in a tree it differs from the model's row.
    CellAccessible(QAbstractItemView& view, const QModelIndex& index, int row);

    [[nodiscard]] bool isValid() const override { return m_index.isValid(); }
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] bool isSelected() const override;
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override;
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_index.column(); }
    [[nodiscard]] int rowIndex() const override { return m_row; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return parent(); }

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString& action) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*action*/) const override {
        return {};
    }

    [[nodiscard]] const QPersistentModelIndex& index() const { return m_index; }

protected:
    [[nodiscard]] QRect place() const override;

private:
    QAbstractItemView& m_view;
    QPersistentModelIndex m_index;
    int m_row;
};

/// A column's title, or an empty header cell beside the titles.
class HeaderCellAccessible final : public ChildAccessible {
public:
    /// `column` −1: an empty header cell.
    HeaderCellAccessible(QAbstractItemView& view, QHeaderView* header, int column);

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QAccessible::State state() const override;

protected:
    [[nodiscard]] QRect place() const override;

private:
    QAbstractItemView& m_view;
    QHeaderView* m_header;
    int m_column;
};

}  // namespace countertop
