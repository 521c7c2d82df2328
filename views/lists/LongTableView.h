// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

namespace countertop {

class TableHeader;

/// Whether a text column grows with the widest text seen so far. Columns of figures, which are
/// right-aligned, always do.
enum class ColumnFit {
    Sample,      ///< no: its width comes from the plan
    WithinRoom,  ///< as far as there is room besides the stretching column's
    Always,      ///< always, up to a third of the table: order numbers
};

/// A column's width until the user drags its border, and which columns are hidden first when space
/// is short.
struct ColumnPlan {
    int column = 0;
    QString widest;          ///< texts that the column must show in full, one per line
    int importance = 0;      ///< higher values hide sooner; 0 never hides
    bool stretches = false;  ///< takes the remaining width; `widest` is its minimum
    ColumnFit fit = ColumnFit::Sample;
};

/// A table for lists of millions of rows of equal height. QTableView's own vertical header stores
/// eight bytes per row; this view stores none and computes row positions. It shows skeleton rows
/// while a windowed model fetches, keeps the visible rows in place when others are inserted above,
/// and never searches the model for typed letters. Columns, delegates, selection and accessibility
/// are QTableView's.
class LongTableView : public QTableView {
    Q_OBJECT

public:
    explicit LongTableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setColumns(const QList<ColumnPlan>& columns);
    void setRowHeight(int height);
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString& search) override;
    void reset() override;

    /// The row that is visibly selected and that actions apply to; −1 when there is none.
    [[nodiscard]] int selectedRow() const;
    /// Selects the current row, or else the first visible one.
    void selectSomeRow();
    /// Paints the rows pale, when they are out of date or belong to an earlier query.
    void setPale(bool pale);
    [[nodiscard]] bool isPale() const { return m_isPale; }

    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] int lastVisibleRow() const;

signals:
    /// The current or selected row has changed, or there is none any more, and its content is
    /// readable: emitted at once, or as soon as a windowed model has fetched the row.
    void currentRowReady();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles = {}) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(
        const QModelIndex& index, const QEvent* event = nullptr) const override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& base, int row);
    void paintSkeleton(QPainter& painter, const QRect& cell, int row);
    void reportCurrentRow();
    void placeHeader();
    void fitColumns();
    [[nodiscard]] TableHeader* header() const;
    void placeColumns(const QList<ColumnPlan>& shown, int left);
    [[nodiscard]] int cellPadding() const;
    [[nodiscard]] bool hasFigures(int column) const;
    [[nodiscard]] int chosenOr(const ColumnPlan& plan, int width) const;
    [[nodiscard]] int widthOf(const ColumnPlan& plan) const;
    [[nodiscard]] int growthOf(const ColumnPlan& plan) const;
    [[nodiscard]] int textWidth(const QString& text) const;
    void measureRows(int first, int last);
    void rowsRemoved(int start, int end);

    QTimer m_skeletonDelay;
    QTimer m_fitDelay;
    QList<ColumnPlan> m_columns;
    QHash<int, int> m_contentWidths;  ///< by column: the widest content seen so far
    bool m_awaitsCurrentRow = false;
    QPersistentModelIndex m_reportedRow;  ///< the row last reported as selected
    bool m_showsSkeleton = false;
    bool m_isPale = false;
    bool m_updatingGeometries = false;
};

}  // namespace countertop
