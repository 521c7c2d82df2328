// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/PaneSplitter.h"

#include "views/theme/Metrics.h"

namespace countertop {

PaneSplitter::PaneSplitter(QWidget* list, QWidget* pane, const PaneWidths& widths, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_widths(widths) {
    setHandleWidth(metrics::kSpaceLarge);
    setChildrenCollapsible(false);
    list->setMinimumWidth(metrics::kFormField);
    pane->setMinimumWidth(widths.narrow);
    addWidget(list);
    addWidget(pane);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_chosen = sizes().last(); });
}

void PaneSplitter::setChosenPaneWidth(int width) {
    m_chosen = qMax(0, width);
    placePane();
}

void PaneSplitter::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    placePane();
}

void PaneSplitter::placePane() {
    const bool isWide = width() >= 3 * metrics::kSidePanelWidth - 2 * metrics::kPageMarginSide;
    const int planned = isWide ? m_widths.wide : m_widths.narrow;
    const int most = width() - handleWidth() - metrics::kFormField;
    const int pane =
        qBound(m_widths.narrow, m_chosen > 0 ? m_chosen : planned, qMax(m_widths.narrow, most));
    setSizes({qMax(0, width() - handleWidth() - pane), pane});
}

}  // namespace countertop
