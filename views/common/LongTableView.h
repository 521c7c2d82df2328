// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

namespace countertop {

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
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString& search) override;
    void reset() override;

    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] int lastVisibleRow() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int verticalOffset() const override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& base, int row);
    void paintSkeleton(QPainter& painter, const QRect& cell, int row);
    void placeHeader();
    void rowsRemoved(int start, int end);

    QTimer m_skeletonDelay;
    bool m_showsSkeleton = false;
    bool m_updatingGeometries = false;
};

}  // namespace countertop
