// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/tables/PagedTableModel.h"

namespace countertop {

/// The products that match a search, with their stock. GUI thread only.
class ProductTableModel final : public PagedTableModel<ProductRow> {
    Q_OBJECT

public:
    enum Column { Sku, Name, Price, OnHand, Reserved, Available, Stock, ColumnCount };

    explicit ProductTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] const QString& search() const { return m_search; }
    /// Reloads when the text changes.
    void setSearch(const QString& search);
    /// The words of the stock column, one per line: the texts it must fit.
    [[nodiscard]] static QString stockWords();

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const ProductRow& row) const override;
    [[nodiscard]] QVariant cell(const ProductRow& row, int column, int role) const override;
    [[nodiscard]] QString text(const ProductRow& row, Column column) const;

    QString m_search;
};

/// True when the product is out of stock or at its reorder level.
[[nodiscard]] bool isLowStock(const ProductRow& row);

}  // namespace countertop
