// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderLinesTableModel.h"

#include "models/tables/CellText.h"

namespace countertop {

void OrderLinesTableModel::setLines(const QList<OrderLine>& lines, const QString& currency) {
    if (m_lines == lines && m_currency == currency) return;
    beginResetModel();
    m_lines = lines;
    m_currency = currency;
    endResetModel();
}

int OrderLinesTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int OrderLinesTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OrderLinesTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_lines.size()) return {};
    const OrderLine& line = m_lines.at(index.row());
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter |
                        (index.column() == Product ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role == Qt::ToolTipRole && index.column() == Product) {
        return tr("%1 (%2), %3 each", "product, SKU, price")
            .arg(line.name, line.sku, CellText::money(line.unitPriceMinor, m_currency));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(index.column())) {
        case Quantity:
            return tr("%1 ×", "quantity").arg(CellText::count(line.quantity));
        case Product:
            return line.name.isEmpty() ? line.sku : line.name;
        case Total:
            return CellText::money(line.totalMinor, m_currency);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant OrderLinesTableModel::headerData(int section, Qt::Orientation orientation,
                                          int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Quantity:
            return tr("Quantity");
        case Product:
            return tr("Product");
        case Total:
            return tr("Total");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
