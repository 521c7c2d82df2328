// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

namespace countertop {

class TableHeader;

/// Whether a column of words grows with the widest text that was in sight. One of figures, which
/// are aligned right, always does.
enum class ColumnFit {
    Sample,      ///< no: it is as wide as its plan says
    WithinRoom,  ///< as far as the stretching column can spare it
    Always,      ///< in any case, up to a third of the table: numbers of orders
};

/// How wide a column is until a person drags its border, and which columns give way first when
/// there is no room.
struct ColumnPlan {
    int column = 0;
    QString widest;          ///< texts the column has to show in full, one per line
    int importance = 0;      ///< the higher, the sooner it hides; 0 never does
    bool stretches = false;  ///< takes what is left; `widest` is its least width
    ColumnFit fit = ColumnFit::Sample;
};

/// A table for lists of millions of rows of one height. QTableView's own vertical header keeps
/// eight bytes for every row; this one keeps nothing, places rows by arithmetic, shows skeleton
/// rows while a windowed model fetches, stays on the rows one looks at when others arrive above,
/// and never searches the model for typed letters. Columns, delegates, selection and
/// accessibility are QTableView's.
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

    /// The row that is seen to be chosen, which is the one an action means; −1 when none is.
    [[nodiscard]] int selectedRow() const;
    /// Selects the current row, or the first one in sight.
    void selectSomeRow();
    /// Rows that are not up to date, or not those that were asked for, are painted pale.
    void setPale(bool pale);
    [[nodiscard]] bool isPale() const { return m_isPale; }

    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] int lastVisibleRow() const;

signals:
    /// Another row is the current or the selected one, or none is, and its content can be read: at
    /// once, or as soon as a windowed model has fetched it.
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
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& base, int row);
    void paintSkeleton(QPainter& painter, const QRect& cell, int row);
    void tellCurrentRow();
    void placeHeader();
    void fitColumns();
    [[nodiscard]] TableHeader* header() const;
    void placeColumns(const QList<ColumnPlan>& shown, int left);
    [[nodiscard]] int cellAir() const;
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
    QHash<int, int> m_contentWidths;  ///< by column, of what was in sight so far
    bool m_awaitsCurrentRow = false;
    QPersistentModelIndex m_told;  ///< the row that was told as the selected one
    bool m_showsSkeleton = false;
    bool m_isPale = false;
    bool m_updatingGeometries = false;
};

}  // namespace countertop
