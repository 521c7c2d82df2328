// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderTableModel.h"

#include "models/projections/OrderReads.h"
#include "models/tables/CellText.h"

namespace countertop {

namespace {

bool isNumeric(int column) {
    return column == OrderTableModel::Items || column == OrderTableModel::Total;
}

std::optional<OrderSortField> fieldOf(int column) {
    switch (static_cast<OrderTableModel::Column>(column)) {
        case OrderTableModel::Number:
            return OrderSortField::Number;
        case OrderTableModel::Customer:
            return OrderSortField::Customer;
        case OrderTableModel::Placed:
            return OrderSortField::PlacedAt;
        case OrderTableModel::Items:
            return OrderSortField::Items;
        case OrderTableModel::Status:
            return OrderSortField::Status;
        case OrderTableModel::Total:
            return OrderSortField::Total;
        case OrderTableModel::From:
        case OrderTableModel::ColumnCount:
            break;
    }
    return std::nullopt;
}

}  // namespace

OrderTableModel::OrderTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void OrderTableModel::setFilter(const OrderFilter& filter) {
    if (m_filter == filter && isLoaded()) return;
    m_filter = filter;
    reload();
}

void OrderTableModel::setSort(const OrderSort& sort) {
    if (m_sort == sort) return;
    m_sort = sort;
    if (isLoaded() || isLoading()) reload();
}

void OrderTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (rowCount() == 0) return;
    emit dataChanged(index(0, Placed), index(rowCount() - 1, Placed), {Qt::DisplayRole});
}

OrderTableModel::Column OrderTableModel::columnOf(OrderSortField field) {
    for (int column = 0; column < ColumnCount; ++column) {
        if (fieldOf(column) == field) return static_cast<Column>(column);
    }
    return Placed;
}

int OrderTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OrderTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Number:
            return tr("Number");
        case Customer:
            return tr("Customer");
        case Placed:
            return tr("Placed");
        case From:
            return tr("From");
        case Items:
            return tr("Items");
        case Status:
            return tr("Status");
        case Total:
            return tr("Total");
        case ColumnCount:
            break;
    }
    return {};
}

void OrderTableModel::sort(int column, Qt::SortOrder order) {
    if (const auto field = fieldOf(column)) setSort({*field, order == Qt::DescendingOrder});
}

OrderTableModel::ExtentQuestion OrderTableModel::extentQuestion() const {
    return [filter = m_filter](OrderReads& orders) {
        return orders.summary(filter).map([](const OrderListSummary& summary) {
            return ListExtent{summary.orders, summary.totalMinor, summary.currency, summary};
        });
    };
}

OrderTableModel::RowsQuestion OrderTableModel::rowsQuestion() const {
    return [filter = m_filter, sort = m_sort](OrderReads& orders, qint64 first, int limit) {
        return orders.rowsAt(filter, sort, first, limit);
    };
}

QString OrderTableModel::keyOf(const OrderRow& row) const { return row.orderId.text(); }

QVariant OrderTableModel::cell(const OrderRow& row, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(column));
        case Qt::ToolTipRole:
            if (column == Placed) return CellText::fullMoment(m_calendar.local(row.placedAt));
            if (column == Total && row.creditedMinor != 0) {
                return tr("%1 before the refund")
                    .arg(CellText::money(row.totalMinor, row.currency));
            }
            return column == Customer ? row.customerName : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
        case WordRole:
            return column == Status ? toText(row.status) : QVariant();
        case ToneRole:
            return static_cast<int>(CellText::tone(row));
        case ValueRole:
            return column == Total ? row.netPaidMinor.value_or(row.owedMinor()) : QVariant();
        default:
            return {};
    }
}

QString OrderTableModel::text(const OrderRow& row, Column column) const {
    switch (column) {
        case Number:
            return row.number.isEmpty() ? tr("Draft") : row.number;
        case Customer:
            return row.customerName.isEmpty() ? tr("Walk-in") : row.customerName;
        case Placed:
            return CellText::moment(m_calendar.local(row.placedAt), m_today);
        case From:
            return row.till;
        case Items:
            return CellText::count(row.itemCount);
        case Status:
            return CellText::status(row);
        case Total:
            // In a list by days of money, show the money moved on them, so that the rows add up.
            return CellText::money(row.netPaidMinor.value_or(row.owedMinor()), row.currency);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
