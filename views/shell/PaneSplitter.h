// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace countertop {

/// A list with the pane that shows its chosen row. The gap between them can be dragged; the pane
/// keeps the width that it was given, also when the window changes its size and between runs,
/// where it is stored under the splitter's object name. The list takes the rest.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    /// How wide the pane is until somebody drags it, in pixels; `wide` where the list can spare
    /// it. It never gets narrower than `narrow`.
    struct PaneWidths {
        int narrow = 0;
        int wide = 0;
    };

    PaneSplitter(QWidget* list, QWidget* pane, const PaneWidths& widths, QWidget* parent = nullptr);

    /// In pixels; 0 while nobody has dragged.
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
