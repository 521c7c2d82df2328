// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/LinesTable.h"

#include "views/common/EmptyState.h"
#include "views/common/theme/Metrics.h"
#include "views/till/QuantitySpin.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillSale.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace countertop {

namespace {

constexpr int kSkuPercent = 40;  // of what SKU and name share, at most

}  // namespace

LinesTable::LinesTable(TillSale& sale, QWidget* parent)
    : QTableView(parent),
      m_sale(sale),
      m_lines(new TillLinesModel(sale, this)),
      m_empty(new EmptyState(viewport())) {
    setObjectName(QStringLiteral("orderLinesTable"));
    setAccessibleName(tr("Order lines"));
    setModel(m_lines);
    tablestyle::apply(*this);
    auto* delegate = new QuantityDelegate(this);
    setItemDelegateForColumn(TillLinesModel::Quantity, delegate);
    connect(delegate, &QuantityDelegate::refused, this, &LinesTable::quantityRefused);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::SelectedClicked);
    QHeaderView* header = horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionResizeMode(TillLinesModel::Product, QHeaderView::Stretch);
    setColumnWidth(TillLinesModel::Sku, metrics::kSkuColumn);
    setColumnWidth(TillLinesModel::Quantity, metrics::kQuantityColumn);
    setColumnWidth(TillLinesModel::Price, metrics::kMoneyColumn);
    setColumnWidth(TillLinesModel::Total, metrics::kMoneyColumn);
    m_empty->setContent(QStringLiteral("barcode"), tr("Ready for the next customer"),
                        tr("Scan a barcode, or type a name or SKU and press Enter."));
    connect(m_lines, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int row) {
        setCurrentIndex(m_lines->index(row, TillLinesModel::Quantity));
        scrollTo(currentIndex());
    });
    connect(&m_sale, &TillSale::changed, this, &LinesTable::showEmptyState);
    connect(&m_sale, &TillSale::changed, this, &LinesTable::fitSkuColumn);
    showEmptyState();
}

void LinesTable::fitSkuColumn() {
    const int others = columnWidth(TillLinesModel::Quantity) + columnWidth(TillLinesModel::Price) +
                       columnWidth(TillLinesModel::Total);
    const int most =
        qMax<int>(metrics::kSkuColumn, (viewport()->width() - others) * kSkuPercent / 100);
    setColumnWidth(TillLinesModel::Sku,
                   qBound<int>(metrics::kSkuColumn, sizeHintForColumn(TillLinesModel::Sku), most));
}

void LinesTable::showEmptyState() {
    m_empty->setVisible(m_lines->rowCount() == 0);
    m_empty->setGeometry(viewport()->rect());
}

void LinesTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    fitSkuColumn();
}

void LinesTable::removeCurrent() {
    const int row = currentIndex().row();
    m_sale.removeLine(row);
    const int next = qMin(row, m_lines->rowCount() - 1);
    if (next >= 0) setCurrentIndex(m_lines->index(next, TillLinesModel::Quantity));
}

void LinesTable::countCurrent(int change) {
    const int row = currentIndex().row();
    if (row < 0 || row >= m_lines->rowCount()) return;
    const qint64 quantity = m_sale.draft().lines.at(row).quantity + change;
    if (quantity >= 1) m_sale.setQuantity(row, quantity);
}

void LinesTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            removeCurrent();
            return;
        case Qt::Key_Plus:
            countCurrent(1);
            return;
        case Qt::Key_Minus:
            countCurrent(-1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentIndex().isValid())
                edit(currentIndex().siblingAtColumn(TillLinesModel::Quantity));
            return;
        default:
            QTableView::keyPressEvent(event);
    }
}

QWidget* QuantityDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                        const QModelIndex& /*index*/) const {
    auto* spin = new QuantitySpin(parent);
    spin->setObjectName(QStringLiteral("lineQuantitySpin"));
    spin->setAccessibleName(tr("Quantity of this line"));
    spin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    connect(spin, &QuantitySpin::refused, this, &QuantityDelegate::refused);
    return spin;
}

void QuantityDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                    const QModelIndex& index) const {
    if (auto* spin = qobject_cast<QuantitySpin*>(editor)) spin->settle();
    CellDelegate::setModelData(editor, model, index);
}

}  // namespace countertop
