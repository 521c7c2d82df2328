// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>

#include <optional>

namespace countertop {

/// Column titles aligned exactly with their cells: small, muted, right-aligned over figures, with
/// the sort arrow beside the word. A styled header would reserve room for an arrow in every column
/// and push the titles of figures aside.
/// Dragging a border sets the width of the column before it; a double click there fits the column
/// to its content. Chosen widths persist under the table's object name.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent);

    /// The width a title needs, including cell padding and sort arrow.
    [[nodiscard]] int widthFor(const QString& title) const;
    /// In pixels; empty for a column whose width the table still decides.
    [[nodiscard]] std::optional<int> chosenWidth(int logicalIndex) const;
    /// While the user drags a border, the table must not change any widths.
    [[nodiscard]] bool isDragged() const { return m_isPressed; }
    /// "0:120 3:88", columns and pixels, for storage. setChosenWidths() accepts only this format.
    [[nodiscard]] QString chosenWidths() const;
    void setChosenWidths(const QString& text);

signals:
    /// The table should lay out its columns again.
    void widthsChosen();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;

private:
    void choose(int logicalIndex, int width);
    void endDrag();

    QHash<int, int> m_chosen;
    QPointF m_pressedAt;
    bool m_isPressed = false;
    bool m_hasChosen = false;  ///< since the mouse button was pressed
};

}  // namespace countertop
