// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionViewItem>

class QAbstractItemView;
class QHelpEvent;

namespace countertop {

/// Shows a cell's full text in a tooltip below it. The tooltip is hardly wider than the cell, so
/// the figures beside a long name stay visible. False when the event does not ask for a tooltip.
bool showCellTip(const QHelpEvent& event, QAbstractItemView& view,
                 const QStyleOptionViewItem& option, const QString& text);

}  // namespace countertop
