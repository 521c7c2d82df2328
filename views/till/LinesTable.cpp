// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/LinesTable.h"

#include "views/lists/EmptyState.h"
#include "views/lists/TableHeader.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/till/QuantitySpin.h"
#include "views/till/ScannerWatch.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillSale.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace countertop {

namespace {

constexpr int kSkuPercent = 40;  // maximum share of the width of SKU and name
/// A digit typed this soon after a minus belongs to it.
constexpr qint64 kSignMilliseconds = 1000;
constexpr int kLeastRows = 3;  // minimum width of SKU and name together, in row heights

}  // namespace

LinesTable::LinesTable(TillSale& sale, QWidget* parent)
    : QTableView(parent),
      m_sale(sale),
      m_lines(new TillLinesModel(sale, this)),
      m_empty(new EmptyState(viewport())) {
    setObjectName(QStringLiteral("orderLinesTable"));
    setAccessibleName(tr("Order lines"));
    auto* header = new TableHeader(this);
    setHorizontalHeader(header);
    setModel(m_lines);
    tablestyle::apply(*this);
    setProperty(ScannerWatch::kTakesFigures, true);
    auto* delegate = new QuantityDelegate(this);
    setItemDelegateForColumn(TillLinesModel::Quantity, delegate);
    connect(delegate, &QuantityDelegate::refused, this, &LinesTable::quantityRefused);
    // Queued: a line cannot be removed while its editor is being closed.
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
    header->setSectionsClickable(false);
    connect(header, &TableHeader::widthsChosen, this, &LinesTable::fitColumns);
    setClosed({});
    connect(m_empty, &EmptyState::actionRequested, this, &LinesTable::openRequested);
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
    // Digits have equal widths, so the row with the largest figure is the widest.
    const int row = m_lines->largestIn(column);
    if (row < 0) return least;
    const QString text = m_lines->index(row, column).data().toString();
    return qMax(least, figures::width(fontMetrics(), text) + 2 * metrics::kCellPadding + 2);
}

void LinesTable::fitColumns() {
    const auto* header = static_cast<const TableHeader*>(horizontalHeader());
    if (header->isDragged()) return;
    int room = viewport()->width();
    for (const int column :
         {TillLinesModel::Quantity, TillLinesModel::Price, TillLinesModel::Total}) {
        const int least =
            column == TillLinesModel::Quantity ? metrics::kQuantityColumn : metrics::kMoneyColumn;
        // The user may widen an amount column, but not cut off amounts.
        const int needed = widthFor(column, least);
        const int width = qMax(needed, header->chosenWidth(column).value_or(needed));
        setColumnWidth(column, width);
        room -= width;
    }
    fitWords(room);
}

/// The width left by the figures goes to the text columns. The SKU shrinks first, but also takes
/// the width that the name does not need.
void LinesTable::fitWords(int room) {
    const auto* header = static_cast<const TableHeader*>(horizontalHeader());
    const int forSku =
        qMax(room * kSkuPercent / 100, room - sizeHintForColumn(TillLinesModel::Product));
    const int most = qMax<int>(metrics::kRowHeight, forSku);
    const int wanted = qMax<int>(metrics::kSkuColumn, sizeHintForColumn(TillLinesModel::Sku));
    const int sku = header->chosenWidth(TillLinesModel::Sku).value_or(qMin(most, wanted));
    const bool hidesSku = room < kLeastRows * metrics::kRowHeight;
    setColumnHidden(TillLinesModel::Sku, hidesSku);
    setColumnWidth(TillLinesModel::Sku, sku);
    const int left = qMax<int>(metrics::kRowHeight, hidesSku ? room : room - sku);
    setColumnWidth(TillLinesModel::Product,
                   header->chosenWidth(TillLinesModel::Product).value_or(left));
}

void LinesTable::setClosed(const QString& sentence) {
    const bool isOpen = sentence.isEmpty();
    if (isOpen) {
        m_empty->setContent(QStringLiteral("barcode"), tr("Ready for the next customer"),
                            tr("Scan a barcode, or type a name or SKU and press Enter."));
    } else {
        m_empty->setContent(QStringLiteral("cloud-off"), tr("The shop is not open"), sentence);
    }
    m_empty->setAction(isOpen ? QString() : tr("Try again"));
}

void LinesTable::setOpening() {
    m_empty->setContent(QStringLiteral("clock"), tr("The shop is being opened…"), {});
    m_empty->setAction({});
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
    // Treat "-3" as one text, which is refused, instead of decrementing and then setting 3.
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
            // Holding the key down must not empty the sale.
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
            // Without lines, Enter is for the button shown in their place.
            if (!currentIndex().isValid()) return event->ignore();
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
    // An abandoned edit reports no error, even if its text was not a quantity.
    if (spin && isEscape) spin->forget();
    return CellDelegate::eventFilter(watched, event);
}

void QuantityDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& /*index*/) const {
    // Wider than the cell, so that the largest quantity stays visible while typing.
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
