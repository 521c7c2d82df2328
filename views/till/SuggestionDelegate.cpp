// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/SuggestionDelegate.h"

#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QPainter>
#include <QTextCharFormat>
#include <QTextLayout>

namespace countertop {

namespace {

/// The ranges of the title that match a typed word, to be drawn bold.
QList<QTextLayout::FormatRange> boldRanges(const QString& title, const QString& typed) {
    QList<QTextLayout::FormatRange> ranges;
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) continue;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(at);
        range.length = static_cast<int>(word.size());
        range.format.setFontWeight(QFont::Bold);
        ranges.append(range);
    }
    return ranges;
}

/// Draws the title and returns its width.
int drawTitle(QPainter& painter, const QRect& rect, const QString& title, const QString& typed) {
    QFont bold = painter.font();
    bold.setWeight(QFont::Bold);
    const QString shown = QFontMetrics(bold).elidedText(title, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, painter.font());
    layout.setFormats(boldRanges(shown, typed));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    const qreal top = rect.top() + (rect.height() - line.height()) / 2;
    layout.draw(&painter, QPointF(rect.left(), top));
    return qRound(line.naturalTextWidth());
}

}  // namespace

void SuggestionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Tokens& tokens = tokensFor(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? tokens.softAccent
                                                                        : tokens.hover);
        painter->drawRoundedRect(option.rect, metrics::kSpaceTiny, metrics::kSpaceTiny);
    }
    painter->setFont(option.font);
    QRect rect = option.rect.adjusted(metrics::kSpace, 0, -metrics::kSpace, 0);

    const QString figure = index.data(FigureRole).toString();
    painter->setPen(tokens.text);
    figures::draw(*painter, rect, Qt::AlignRight, figure);
    const int figureWidth = figures::width(painter->fontMetrics(), figure);
    if (!figure.isEmpty()) rect.setRight(rect.right() - figureWidth - metrics::kSpace);

    const QString note = index.data(NoteRole).toString();
    painter->setPen(index.data(WarningRole).toBool() ? tokens.danger : tokens.muted);
    figures::draw(*painter, rect, Qt::AlignRight, note);
    const int noteWidth = figures::width(painter->fontMetrics(), note);
    if (!note.isEmpty()) rect.setRight(rect.right() - noteWidth - metrics::kSpace);

    painter->setPen(tokens.text);
    const int titleWidth = drawTitle(*painter, rect, index.data(Qt::DisplayRole).toString(),
                                     index.data(TypedRole).toString());
    rect.setLeft(rect.left() + titleWidth + metrics::kSpaceSmall);
    painter->setPen(tokens.muted);
    const QString detail = index.data(DetailRole).toString();
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, rect.width()));
    painter->restore();
}

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                   const QModelIndex& /*index*/) const {
    return {0, metrics::kSuggestionHeight};
}

}  // namespace countertop
