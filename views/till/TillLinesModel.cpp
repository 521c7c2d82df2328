// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillLinesModel.h"

#include "models/core/Money.h"
#include "views/text/MoneyText.h"
#include "views/theme/Icons.h"
#include "views/till/TillSale.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

bool isFigureColumn(int column) { return column >= TillLinesModel::Quantity; }

/// The first row that differs between two lists, of which `longer` has one line more.
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
        takeSameCount(now);
    } else if (now.size() == m_lines.size() + 1) {
        const int row = static_cast<int>(firstDifference(now, m_lines));
        beginInsertRows({}, row, row);
        m_lines = now;
        endInsertRows();
        emit lineChanged(row);
    } else if (now.size() + 1 == m_lines.size()) {
        const int row = static_cast<int>(firstDifference(m_lines, now));
        beginRemoveRows({}, row, row);
        m_lines = now;
        endRemoveRows();
    } else {
        beginResetModel();
        m_lines = now;
        endResetModel();
        emit lineChanged(rowCount() - 1);
    }
}

void TillLinesModel::takeSameCount(const QList<TillDraftLine>& now) {
    const QList<TillDraftLine> before = std::exchange(m_lines, now);
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    const auto row = static_cast<int>(firstDifference(now, before));
    if (row < rowCount()) emit lineChanged(row);
}

void TillLinesModel::setAvailable(const QString& sku, qint64 available) {
    m_available.insert(sku, available);
    if (!m_lines.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

qint64 TillLinesModel::wanted(const QString& sku) const {
    qint64 wanted = 0;
    for (const TillDraftLine& line : m_lines) {
        if (line.sku == sku) wanted += line.quantity;
    }
    return wanted;
}

int TillLinesModel::largestIn(int column) const {
    const auto figure = [column](const TillDraftLine& line) -> qint64 {
        if (column == Quantity) return line.quantity;
        if (column == Price) return line.unitPriceMinor;
        return multiplyMinor(line.unitPriceMinor, line.quantity).value_or(0);
    };
    const auto largest = std::max_element(m_lines.cbegin(), m_lines.cend(),
                                          [&](const TillDraftLine& one, const TillDraftLine& two) {
                                              return figure(one) < figure(two);
                                          });
    return largest == m_lines.cend() ? -1 : static_cast<int>(largest - m_lines.cbegin());
}

bool TillLinesModel::isShort(const QString& sku) const {
    const auto known = m_available.constFind(sku);
    return known != m_available.cend() && wanted(sku) > *known;
}

QStringList TillLinesModel::shortSkus() const {
    QHash<QString, qint64> wanted;
    for (const TillDraftLine& line : m_lines) wanted[line.sku] += line.quantity;
    QStringList skus;
    for (auto sum = wanted.cbegin(); sum != wanted.cend(); ++sum) {
        const auto known = m_available.constFind(sum.key());
        if (known != m_available.cend() && *sum > *known) skus.append(sum.key());
    }
    return skus;
}

QString TillLinesModel::shortageOf(const TillDraftLine& line) const {
    if (!isShort(line.sku)) return {};
    const qint64 available = m_available.value(line.sku);
    return available <= 0 ? tr("out of stock") : tr("only %1 available").arg(numberText(available));
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
    if (index.column() == Product) {
        const QString shortage = shortageOf(line);
        const QString full = shortage.isEmpty() ? line.name : tr("%1: %2").arg(line.name, shortage);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return full;
        if (role == Qt::DecorationRole && !shortage.isEmpty())
            return Icons::get(QStringLiteral("alert-triangle"), IconTint::Danger);
    }
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
    if (value.toLongLong() == 0) {
        m_sale.removeLine(index.row());
    } else {
        m_sale.setQuantity(index.row(), value.toLongLong());
    }
    return true;
}

}  // namespace countertop
