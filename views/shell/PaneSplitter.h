// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace countertop {

/// A list beside the pane that shows its chosen row. The user can drag the gap between them; the
/// pane keeps its width when the window is resized and between runs, stored under the splitter's
/// object name. The list takes the rest.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    /// The pane's width until the user drags it, in pixels: `wide` if the list has room, and never
    /// less than `narrow`.
    struct PaneWidths {
        int narrow = 0;
        int wide = 0;
    };

    PaneSplitter(QWidget* list, QWidget* pane, const PaneWidths& widths, QWidget* parent = nullptr);

    /// In pixels; 0 until the user drags the gap.
    [[nodiscard]] int chosenPaneWidth() const { return m_chosen; }
    void setChosenPaneWidth(int width);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placePane();

    PaneWidths m_widths;
    int m_chosen = 0;
};

}  // namespace countertop
