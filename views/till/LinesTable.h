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

/// The lines of the sale. The marked one is the one that changed last; Delete removes it, plus and
/// minus count it, figures are its new quantity, 0 removes it. Amounts are never cut: the columns
/// of words give way. Says what to do while there are no lines.
class LinesTable : public QTableView {
    Q_OBJECT

public:
    LinesTable(TillSale& sale, QWidget* parent);

    [[nodiscard]] TillLinesModel* lines() const { return m_lines; }
    /// The marked line, from wherever the keyboard is.
    void removeCurrent();
    /// Takes over a quantity that is being typed, as leaving it would.
    void settleEditor();
    /// Leaves the quantity as it was: what was typed was a scanner's.
    void dropEditor();

    /// Why the shop is not open, instead of the words that invite to sell; empty once it is.
    void setClosed(const QString& sentence);
    /// Until it is known whether the shop opens.
    void setOpening();

signals:
    void openRequested();
    /// What was typed over a quantity is none; the line keeps what it had.
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
    qint64 m_beforeMinus = 0;  ///< the quantity that the minus took one off
};

/// The quantity cell's editor: a spin box over the cell.
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
    /// 0 was typed for this cell; the line still stands.
    void emptied(const QPersistentModelIndex& index) const;
};

}  // namespace countertop
