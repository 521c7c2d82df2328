// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/LinesTable.h"

#include "views/common/EmptyState.h"
#include "views/common/FigureText.h"
#include "views/common/theme/Metrics.h"
#include "views/till/QuantitySpin.h"
#include "views/till/ScannerWatch.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillSale.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace countertop {

namespace {

constexpr int kSkuPercent = 40;  // of what SKU and name share, at most
/// A figure that comes so soon after a minus belongs to it.
constexpr qint64 kSignMilliseconds = 1000;
constexpr int kLeastRows = 3;  // so many row heights wide must be what they share

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
    setProperty(ScannerWatch::kTakesFigures, true);
    auto* delegate = new QuantityDelegate(this);
    setItemDelegateForColumn(TillLinesModel::Quantity, delegate);
    connect(delegate, &QuantityDelegate::refused, this, &LinesTable::quantityRefused);
    // Queued: the line cannot go while its editor is being closed.
    connect(
        delegate, &QuantityDelegate::emptied, this,
        [this](const QPersistentModelIndex& index) {
            if (!index.isValid()) return;
            setCurrentIndex(index);
            removeCurrent();
        },
        Qt::QueuedConnection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::SelectedClicked);
    QHeaderView* header = horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionResizeMode(TillLinesModel::Product, QHeaderView::Stretch);
    m_empty->setContent(QStringLiteral("barcode"), tr("Ready for the next customer"),
                        tr("Scan a barcode, or type a name or SKU and press Enter."));
    connect(m_lines, &TillLinesModel::lineChanged, this, &LinesTable::mark);
    connect(&m_sale, &TillSale::changed, this, &LinesTable::showEmptyState);
    connect(&m_sale, &TillSale::changed, this, &LinesTable::fitColumns);
    connect(m_lines, &QAbstractItemModel::dataChanged, this, &LinesTable::fitColumns);
    showEmptyState();
    fitColumns();
}

void LinesTable::mark(int row) {
    const QModelIndex index = m_lines->index(row, TillLinesModel::Quantity);
    if (!index.isValid()) return;
    setCurrentIndex(index);
    scrollTo(index);
}

int LinesTable::widthFor(int column, int least) const {
    // Digits are equally wide, so the row with the largest figure is the widest.
    const int row = m_lines->largestIn(column);
    if (row < 0) return least;
    const QString text = m_lines->index(row, column).data().toString();
    return qMax(least, figures::width(fontMetrics(), text) + 2 * metrics::kCellPadding + 2);
}

void LinesTable::fitColumns() {
    const int quantity = widthFor(TillLinesModel::Quantity, metrics::kQuantityColumn);
    const int price = widthFor(TillLinesModel::Price, metrics::kMoneyColumn);
    const int total = widthFor(TillLinesModel::Total, metrics::kMoneyColumn);
    setColumnWidth(TillLinesModel::Quantity, quantity);
    setColumnWidth(TillLinesModel::Price, price);
    setColumnWidth(TillLinesModel::Total, total);
    // What the figures leave is for words, of which the SKU gives way first.
    const int room = viewport()->width() - quantity - price - total;
    const int most = qMax<int>(metrics::kRowHeight, room * kSkuPercent / 100);
    setColumnHidden(TillLinesModel::Sku, room < kLeastRows * metrics::kRowHeight);
    setColumnWidth(
        TillLinesModel::Sku,
        qMin(most, qMax<int>(metrics::kSkuColumn, sizeHintForColumn(TillLinesModel::Sku))));
}

void LinesTable::showEmptyState() {
    m_empty->setVisible(m_lines->rowCount() == 0);
    m_empty->setGeometry(viewport()->rect());
}

void LinesTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    fitColumns();
}

void LinesTable::removeCurrent() {
    const int row = currentIndex().row();
    if (row < 0 || row >= m_lines->rowCount() || m_sale.isFrozen()) return;
    const QString name = m_sale.draft().lines.at(row).name;
    m_sale.removeLine(row);
    mark(qMin(row, m_lines->rowCount() - 1));
    emit lineRemoved(name);
}

void LinesTable::settleEditor() {
    QWidget* editor = findChild<QuantitySpin*>();
    if (editor && editor->hasFocus()) setFocus(Qt::OtherFocusReason);
}

void LinesTable::dropEditor() {
    auto* editor = findChild<QuantitySpin*>();
    if (!editor) return;
    editor->blockSignals(true);
    closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
}

void LinesTable::typeQuantity(const QString& figure) {
    const QModelIndex current = currentIndex();
    if (!current.isValid() || m_sale.isFrozen()) return;
    // "-3" is one text that is refused, and never a count and a new quantity.
    const bool isNegative = m_sinceMinus.isValid() && m_sinceMinus.elapsed() < kSignMilliseconds;
    m_sinceMinus.invalidate();
    if (isNegative) m_sale.setQuantity(current.row(), m_beforeMinus);
    edit(current.siblingAtColumn(TillLinesModel::Quantity));
    if (auto* spin = findChild<QuantitySpin*>()) {
        spin->typeOver(isNegative ? u'-' + figure : figure);
    }
}

void LinesTable::countCurrent(int change) {
    const int row = currentIndex().row();
    if (row < 0 || row >= m_lines->rowCount()) return;
    const qint64 quantity = m_sale.draft().lines.at(row).quantity + change;
    if (quantity >= 1) m_sale.setQuantity(row, quantity);
}

void LinesTable::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    const QString text = event->text();
    if (isPlain && text.size() == 1 && text.at(0).isDigit()) return typeQuantity(text);
    m_sinceMinus.invalidate();
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            // A key held down must not empty the sale.
            if (!event->isAutoRepeat()) removeCurrent();
            return;
        case Qt::Key_Plus:
            countCurrent(1);
            return;
        case Qt::Key_Minus:
            if (!currentIndex().isValid()) return;
            m_beforeMinus = m_sale.draft().lines.value(currentIndex().row()).quantity;
            m_sinceMinus.start();
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
    auto* spin = new QuantitySpin(parent, 0);
    spin->setObjectName(QStringLiteral("lineQuantitySpin"));
    spin->setAccessibleName(tr("Quantity of this line"));
    spin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    connect(spin, &QuantitySpin::refused, this, &QuantityDelegate::refused);
    return spin;
}

bool QuantityDelegate::eventFilter(QObject* watched, QEvent* event) {
    auto* spin = qobject_cast<QuantitySpin*>(watched);
    const bool isEscape = event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    // What is given up needs no word, even when it was no quantity.
    if (spin && isEscape) spin->forget();
    return CellDelegate::eventFilter(watched, event);
}

void QuantityDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& /*index*/) const {
    // Wider than the cell, so that the largest quantity is seen while it is typed.
    QRect rect = option.rect;
    rect.setLeft(qMin(rect.left(), rect.right() - metrics::kQuantityEditor));
    editor->setGeometry(rect);
}

void QuantityDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                    const QModelIndex& index) const {
    auto* spin = qobject_cast<QuantitySpin*>(editor);
    if (spin) spin->settle();
    if (spin && spin->value() == 0) {
        emit emptied(index);
    } else {
        CellDelegate::setModelData(editor, model, index);
    }
}

}  // namespace countertop
