// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/FigureText.h"

#include <QPainter>

namespace countertop {

namespace {

constexpr int kSmallestPixels = 12;

int digitWidth(const QFontMetrics& metrics) {
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    }
    return widest;
}

bool isPlainFigure(const QString& text) {
    for (const QChar character : text) {
        if (character.unicode() > 0x7F && character.isLetterOrNumber()) return false;
    }
    return true;
}

bool isCellDigit(QChar character) { return character >= u'0' && character <= u'9'; }

}  // namespace

int figures::width(const QFontMetrics& metrics, const QString& text) {
    if (!isPlainFigure(text)) return metrics.horizontalAdvance(text);
    const int cell = digitWidth(metrics);
    int total = 0;
    for (const QChar character : text) {
        total += isCellDigit(character) ? cell : metrics.horizontalAdvance(character);
    }
    return total;
}

void figures::draw(QPainter& painter, const QRect& rect, Qt::Alignment alignment,
                   const QString& text) {
    // Leave scripts that join or shape their letters to the text engine.
    if (!isPlainFigure(text)) {
        painter.drawText(rect, int(alignment | Qt::AlignVCenter), text);
        return;
    }
    const QFontMetrics metrics = painter.fontMetrics();
    const int cell = digitWidth(metrics);
    const bool right = alignment.testFlag(Qt::AlignRight);
    int x = right ? rect.right() + 1 - width(metrics, text) : rect.left();
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const int advance = metrics.horizontalAdvance(character);
        const int box = isCellDigit(character) ? cell : advance;
        painter.drawText(x + (box - advance) / 2, baseline, QString(character));
        x += box;
    }
}

FigureLabel::FigureLabel(QWidget* parent) : QLabel(parent) {
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTextFormat(Qt::PlainText);
}

QSize FigureLabel::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    return {figures::width(metrics, text()) + 2, metrics.height()};
}

QSize FigureLabel::minimumSizeHint() const { return {0, fontMetrics().height()}; }

void FigureLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    QFont fitting = font();
    while (figures::width(QFontMetrics(fitting), text()) > contentsRect().width() &&
           fitting.pixelSize() > kSmallestPixels) {
        fitting.setPixelSize(fitting.pixelSize() - 2);
    }
    painter.setFont(fitting);
    painter.setPen(palette().color(foregroundRole()));
    const bool left = alignment().testFlag(Qt::AlignLeft) == (layoutDirection() == Qt::LeftToRight);
    figures::draw(painter, contentsRect(), left ? Qt::AlignLeft : Qt::AlignRight, text());
}

}  // namespace countertop
