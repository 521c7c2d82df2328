// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionViewItem>

class QAbstractItemView;
class QHelpEvent;

namespace countertop {

/// Shows a cell's whole text in a tooltip below it that is hardly wider than the cell: the figures
/// beside a long name stay in sight. False when the event asks for no tooltip.
bool showCellTip(const QHelpEvent& event, QAbstractItemView& view,
                 const QStyleOptionViewItem& option, const QString& text);

}  // namespace countertop
