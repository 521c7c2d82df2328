// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/StatusChip.h"

#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"
#include "views/theme/Typography.h"

#include <QPainter>

namespace countertop {

namespace {

struct ChipColors {
    QColor background;
    QColor text;
};

ChipColors colorsOf(ChipTone tone, const Tokens& tokens) {
    switch (tone) {
        case ChipTone::Neutral:
            return {tokens.hover, tokens.muted};
        case ChipTone::Good:
            return {tokens.softAccent, tokens.accent};
        case ChipTone::Info:
            return {tokens.softInfo, tokens.info};
        case ChipTone::Warning:
            return {tokens.softWarning, tokens.warning};
        case ChipTone::Danger:
            return {tokens.softDanger, tokens.danger};
    }
    return {tokens.hover, tokens.muted};
}

QFont chipFont() {
    QFont font = typography::font(TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

QSize statuschip::size(const QString& text) {
    const QFontMetrics fontMetrics(chipFont());
    return {fontMetrics.horizontalAdvance(text) + 2 * metrics::kSpaceSmall + 4,
            metrics::kChipHeight};
}

void statuschip::paint(QPainter& painter, const QRect& rect, const QString& text, ChipTone tone,
                       const QPalette& palette, Qt::LayoutDirection direction, bool isOnSelection) {
    if (text.isEmpty()) return;
    const Tokens& tokens = tokensFor(palette);
    const ChipColors colors = colorsOf(tone, tokens);
    QSize pill = size(text);
    pill.setWidth(qMin(pill.width(), rect.width()));
    QRect box(rect.topLeft(), pill);
    if (direction == Qt::RightToLeft) box.moveRight(rect.right());
    box.moveTop(rect.top() + (rect.height() - pill.height()) / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOnSelection ? tokens.surface : colors.background);
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setFont(chipFont());
    painter.setPen(colors.text);
    const QRect words = box.adjusted(metrics::kSpaceSmall, 0, -metrics::kSpaceSmall, 0);
    painter.drawText(words, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width() + 1));
    painter.restore();
}

StatusChip::StatusChip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setStatus(const QString& text, ChipTone tone) {
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const { return statuschip::size(m_text); }

void StatusChip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    statuschip::paint(painter, rect(), m_text, m_tone, palette(), layoutDirection());
}

StatusDelegate::StatusDelegate(int toneRole, QObject* parent)
    : CellDelegate(parent), m_toneRole(toneRole) {}

void StatusDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    painter->save();
    paintBackground(*painter, cell);
    const auto tone = static_cast<ChipTone>(index.data(m_toneRole).toInt());
    // The pill has its own padding, so undo the cell's.
    const QRect rect = contentRect(cell).adjusted(-metrics::kSpaceTiny, 0, metrics::kSpaceTiny, 0);
    statuschip::paint(*painter, rect, cell.text, tone, cell.palette, cell.direction,
                      cell.state.testFlag(QStyle::State_Selected));
    painter->restore();
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize pill = statuschip::size(index.data(Qt::DisplayRole).toString());
    return {pill.width() + 2 * metrics::kCellPadding,
            CellDelegate::sizeHint(option, index).height()};
}

}  // namespace countertop
