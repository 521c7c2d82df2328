// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/TableStyle.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QTableView>

namespace countertop {

class EmptyState;
class TillLinesModel;
class TillSale;

/// The lines of the sale. The line that changed last is marked; Delete removes it, plus and minus
/// change its quantity by one, digits replace it, and 0 removes the line. Amounts are never cut
/// off: the text columns shrink instead. Shows instructions while there are no lines.
class LinesTable : public QTableView {
    Q_OBJECT

public:
    LinesTable(TillSale& sale, QWidget* parent);

    [[nodiscard]] TillLinesModel* lines() const { return m_lines; }
    /// Removes the marked line; works wherever the focus is.
    void removeCurrent();
    /// Commits a quantity that is being typed, as leaving the editor would.
    void settleEditor();
    /// Discards a quantity that is being typed, because a scanner typed it.
    void dropEditor();

    /// Shows why the shop is not open in place of the instructions; empty once it is open.
    void setClosed(const QString& sentence);
    /// Shown until it is known whether the shop can be opened.
    void setOpening();

signals:
    void openRequested();
    /// The text typed over a quantity is not one; the line keeps its quantity.
    void quantityRefused(const QString& text);
    void lineRemoved(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptyState();
    void fitColumns();
    void fitWords(int room);
    [[nodiscard]] int widthFor(int column, int least) const;
    void mark(int row);
    void typeQuantity(const QString& figure);
    void countCurrent(int change);

    TillSale& m_sale;
    TillLinesModel* m_lines;
    EmptyState* m_empty;
    QElapsedTimer m_sinceMinus;
    qint64 m_beforeMinus = 0;  ///< the quantity before the minus decremented it
};

/// Edits a quantity in a spin box over the cell.
class QuantityDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void refused(const QString& text) const;
    /// 0 was typed for this cell; the line still exists.
    void emptied(const QPersistentModelIndex& index) const;
};

}  // namespace countertop
