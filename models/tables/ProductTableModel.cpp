// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ProductTableModel.h"

#include "models/projections/CatalogueReads.h"
#include "models/tables/CellText.h"

namespace countertop {

bool isLowStock(const ProductRow& row) {
    return !row.archived && (row.available() <= 0 || row.available() <= row.reorderLevel);
}

namespace {

bool isNumeric(int column) {
    return column >= ProductTableModel::Price && column <= ProductTableModel::Available;
}

}  // namespace

ProductTableModel::ProductTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void ProductTableModel::setSearch(const QString& search) {
    if (m_search == search && isLoaded()) return;
    m_search = search;
    reload();
}

int ProductTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProductTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Sku:
            return tr("SKU");
        case Name:
            return tr("Product");
        case Price:
            return tr("Price");
        case OnHand:
            return tr("On hand");
        case Reserved:
            return tr("Reserved");
        case Available:
            return tr("Available");
        case Stock:
            return tr("Stock");
        case ColumnCount:
            break;
    }
    return {};
}

ProductTableModel::ExtentQuestion ProductTableModel::extentQuestion() const {
    return [search = m_search](CatalogueReads& catalogue) {
        return catalogue.productCount(search).map([](qint64 products) {
            return ListExtent{products, 0, {}};
        });
    };
}

ProductTableModel::RowsQuestion ProductTableModel::rowsQuestion() const {
    return [search = m_search](CatalogueReads& catalogue, qint64 first, int limit) {
        return catalogue.productsAt(search, first, limit);
    };
}

QString ProductTableModel::stockWords() {
    return QStringList{CellText::chipText(tr("low")), CellText::chipText(tr("out of stock"))}.join(
        u'\n');
}

QString ProductTableModel::keyOf(const ProductRow& row) const { return row.sku; }

QVariant ProductTableModel::cell(const ProductRow& row, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(column));
        case Qt::ToolTipRole:
            if (column == Stock && isLowStock(row)) {
                return tr("Low stock: the reorder level is %1.")
                    .arg(CellText::count(row.reorderLevel));
            }
            return column == Name ? row.name : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
        case ToneRole:
            return static_cast<int>(row.available() > 0 ? CellTone::Warning : CellTone::Danger);
        default:
            return {};
    }
}

QString ProductTableModel::text(const ProductRow& row, Column column) const {
    switch (column) {
        case Sku:
            return row.sku;
        case Name:
            return row.name;
        case Price:
            return CellText::money(row.priceMinor, row.currency);
        case OnHand:
            return CellText::count(row.onHand);
        case Reserved:
            return CellText::count(row.reserved);
        case Available:
            return CellText::count(row.available());
        case Stock:
            if (!isLowStock(row)) return {};
            return row.available() > 0 ? tr("low") : tr("out of stock");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
