// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CustomerTableModel.h"

#include "models/projections/CatalogueReads.h"

namespace countertop {

CustomerTableModel::CustomerTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void CustomerTableModel::setSearch(const QString& search) {
    if (m_search == search && isLoaded()) return;
    m_search = search;
    reload();
}

int CustomerTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CustomerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Name:
            return tr("Name");
        case Email:
            return tr("E-mail");
        case Phone:
            return tr("Phone");
        case Address:
            return tr("Address");
        case ColumnCount:
            break;
    }
    return {};
}

CustomerTableModel::ExtentQuestion CustomerTableModel::extentQuestion() const {
    return [search = m_search](CatalogueReads& catalogue) {
        return catalogue.customerCount(search).map([](qint64 customers) {
            return ListExtent{customers, 0, {}};
        });
    };
}

CustomerTableModel::RowsQuestion CustomerTableModel::rowsQuestion() const {
    return [search = m_search](CatalogueReads& catalogue, qint64 first, int limit) {
        return catalogue.customersAt(search, first, limit);
    };
}

QString CustomerTableModel::keyOf(const CustomerRow& row) const { return row.customerId.text(); }

QVariant CustomerTableModel::cell(const CustomerRow& row, int column, int role) const {
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    if (role == Qt::ToolTipRole && column == Address) return row.address;
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(column)) {
        case Name:
            return row.name;
        case Email:
            return row.email;
        case Phone:
            return row.phone;
        case Address:
            return QString(row.address).replace(u'\n', QStringLiteral(", "));
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
