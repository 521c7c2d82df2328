// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillLinesModel.h"

#include "models/core/Money.h"
#include "views/common/MoneyText.h"
#include "views/till/TillSale.h"

namespace countertop {

namespace {

bool isFigureColumn(int column) { return column >= TillLinesModel::Quantity; }

/// The row at which two lists of which one has one line less begin to differ.
qsizetype firstDifference(const QList<TillDraftLine>& longer, const QList<TillDraftLine>& shorter) {
    qsizetype row = 0;
    while (row < shorter.size() && longer.at(row) == shorter.at(row)) ++row;
    return row;
}

}  // namespace

TillLinesModel::TillLinesModel(TillSale& sale, QObject* parent)
    : QAbstractTableModel(parent), m_sale(sale), m_lines(sale.draft().lines) {
    connect(&sale, &TillSale::changed, this, &TillLinesModel::follow);
}

void TillLinesModel::setCurrency(const QString& currency) {
    m_currency = currency;
    if (!m_lines.isEmpty()) emit dataChanged(index(0, Price), index(rowCount() - 1, Total));
}

void TillLinesModel::follow() {
    const QList<TillDraftLine>& now = m_sale.draft().lines;
    if (now == m_lines) return;
    if (now.size() == m_lines.size()) {
        m_lines = now;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else if (now.size() == m_lines.size() + 1) {
        const int row = static_cast<int>(firstDifference(now, m_lines));
        beginInsertRows({}, row, row);
        m_lines = now;
        endInsertRows();
    } else if (now.size() + 1 == m_lines.size()) {
        const int row = static_cast<int>(firstDifference(m_lines, now));
        beginRemoveRows({}, row, row);
        m_lines = now;
        endRemoveRows();
    } else {
        beginResetModel();
        m_lines = now;
        endResetModel();
    }
}

int TillLinesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TillLinesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString TillLinesModel::cellText(const TillDraftLine& line, int column) const {
    switch (static_cast<Column>(column)) {
        case Sku:
            return line.sku;
        case Product:
            return line.name;
        case Quantity:
            return numberText(line.quantity);
        case Price:
            return moneyText(line.unitPriceMinor, m_currency);
        case Total:
            return moneyText(multiplyMinor(line.unitPriceMinor, line.quantity).value_or(0),
                             m_currency);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant TillLinesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_lines.size()) return {};
    const TillDraftLine& line = m_lines.at(index.row());
    if (role == Qt::DisplayRole) return cellText(line, index.column());
    if (role == Qt::EditRole) {
        return index.column() == Quantity ? QVariant(line.quantity)
                                          : QVariant(cellText(line, index.column()));
    }
    if (role == Qt::ToolTipRole && index.column() == Product) return line.name;
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter |
                   (isFigureColumn(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

QVariant TillLinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (isFigureColumn(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Sku:
            return tr("SKU");
        case Product:
            return tr("Product");
        case Quantity:
            return tr("Qty");
        case Price:
            return tr("Price");
        case Total:
            return tr("Total");
        case ColumnCount:
            break;
    }
    return {};
}

Qt::ItemFlags TillLinesModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Quantity) flags |= Qt::ItemIsEditable;
    return flags;
}

bool TillLinesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Quantity || m_sale.isFrozen()) return false;
    m_sale.setQuantity(index.row(), value.toLongLong());
    return true;
}

}  // namespace countertop
