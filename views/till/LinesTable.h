// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/TableStyle.h"

#include <QTableView>

namespace countertop {

class EmptyState;
class TillLinesModel;
class TillSale;

/// The lines of the sale: Delete removes one, plus and minus count it, the quantity can be typed
/// over. Says what to do while there are none.
class LinesTable : public QTableView {
    Q_OBJECT

public:
    LinesTable(TillSale& sale, QWidget* parent);

    [[nodiscard]] TillLinesModel* lines() const { return m_lines; }

signals:
    /// What was typed over a quantity is none; the line keeps what it had.
    void quantityRefused(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptyState();
    void fitSkuColumn();
    void removeCurrent();
    void countCurrent(int change);

    TillSale& m_sale;
    TillLinesModel* m_lines;
    EmptyState* m_empty;
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

signals:
    void refused(const QString& text) const;
};

}  // namespace countertop
