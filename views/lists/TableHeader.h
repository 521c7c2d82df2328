// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>

#include <optional>

namespace countertop {

/// Column titles that stand exactly above their cells: small, muted, right-aligned over figures,
/// with the sort arrow beside the word. A styled header would keep room for an arrow in every
/// column and push the titles of figures aside.
/// Dragging a border chooses the width of the column before it, and a double click there fits it
/// to its content. The table keeps chosen widths; they are stored under the table's object name.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent);

    /// What a title needs, cell padding and sort arrow included.
    [[nodiscard]] int widthFor(const QString& title) const;
    /// In pixels; nothing for a column whose width is still the table's affair.
    [[nodiscard]] std::optional<int> chosenWidth(int logicalIndex) const;
    /// While a border is being dragged the table must leave all widths alone.
    [[nodiscard]] bool isDragged() const { return m_isPressed; }
    /// "0:120 3:88", columns and pixels; for storing them. Takes only what it has written itself.
    [[nodiscard]] QString chosenWidths() const;
    void setChosenWidths(const QString& text);

signals:
    /// The table should lay its columns out again.
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
    bool m_hasChosen = false;  ///< since the button went down
};

}  // namespace countertop
