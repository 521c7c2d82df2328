// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/ElidedTip.h"

#include "views/theme/Metrics.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QTextLayout>
#include <QToolTip>

namespace countertop {

namespace {

/// The offset at which Qt shows a tooltip from the given point.
constexpr QPoint kTipOffset(2, 16);

QStringList wrapped(const QString& text, const QFont& font, int width) {
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

}  // namespace

bool showCellTip(const QHelpEvent& event, QAbstractItemView& view,
                 const QStyleOptionViewItem& option, const QString& text) {
    if (event.type() != QEvent::ToolTip) return false;
    const int width = qMax(option.rect.width(), metrics::kNavigationWidth);
    QString shown = wrapped(text, QToolTip::font(), width).join(u'\n');
    // A name may look like HTML.
    if (Qt::mightBeRichText(shown)) {
        shown = QStringLiteral("<span style='white-space:pre'>%1</span>")
                    .arg(shown.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    const QPoint below = view.viewport()->mapToGlobal(option.rect.bottomLeft()) - kTipOffset;
    QToolTip::showText(below, shown, view.viewport(), option.rect);
    return true;
}

}  // namespace countertop
