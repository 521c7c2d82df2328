// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QRect>

class QFont;
class QPainter;

namespace countertop {

/// Paints a count at the end of an entry of the navigation; in the icon-only strip, a dot. Paints
/// nothing for 0.
void paintNavigationMark(QPainter& painter, const QRect& entry, qint64 count, bool isIcon,
                         const QFont& font, const QPalette& palette, Qt::LayoutDirection direction);

}  // namespace countertop
