// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/tables/PagedTableModel.h"

namespace countertop {

/// The customers that match a search. GUI thread only.
class CustomerTableModel final : public PagedTableModel<CustomerRow> {
    Q_OBJECT

public:
    enum Column { Name, Email, Phone, Address, ColumnCount };

    explicit CustomerTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] const QString& search() const { return m_search; }
    /// Reloads when the text changes.
    void setSearch(const QString& search);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const CustomerRow& row) const override;
    [[nodiscard]] QVariant cell(const CustomerRow& row, int column, int role) const override;

    QString m_search;
};

}  // namespace countertop
