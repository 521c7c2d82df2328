// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderList.h"
#include "models/tables/PagedTableModel.h"
#include "models/tables/ShopCalendar.h"

namespace countertop {

/// The orders that match a filter, in a chosen order. GUI thread only.
class OrderTableModel final : public PagedTableModel<OrderRow> {
    Q_OBJECT

public:
    enum Column { Number, Customer, Placed, From, Items, Status, Total, ColumnCount };

    explicit OrderTableModel(ReadQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] const OrderFilter& filter() const { return m_filter; }
    [[nodiscard]] const OrderSort& order() const { return m_sort; }
    /// Reloads when the filter changes.
    void setFilter(const OrderFilter& filter);
    void setSort(const OrderSort& sort);
    /// Sets how times are shown: the shop's zone and today's date.
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    [[nodiscard]] static Column columnOf(OrderSortField field);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Called for a click on a header; columns that cannot sort are ignored.
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] ExtentQuestion extentQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] QString keyOf(const OrderRow& row) const override;
    [[nodiscard]] QVariant cell(const OrderRow& row, int column, int role) const override;
    [[nodiscard]] QString text(const OrderRow& row, Column column) const;

    OrderFilter m_filter;
    OrderSort m_sort;
    ShopCalendar m_calendar;
    QDate m_today;
};

}  // namespace countertop
