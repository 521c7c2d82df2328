// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ParkedStrip.h"

#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

namespace countertop {

namespace {

constexpr int kLongestLabel = 16;

}  // namespace

ParkedStrip::ParkedStrip(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("parkedStrip"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::kSpaceSmall);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ParkedStrip::setDrafts(const QList<TillDraft>& drafts) {
    m_drafts = drafts;
    m_builtFor = -1;
    rebuild();
}

void ParkedStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rebuild();
}

QString ParkedStrip::textOf(const TillDraft& draft) {
    QString label = draft.label;
    if (label.size() > kLongestLabel) label = label.left(kLongestLabel - 1) + u'…';
    return tr("%1 · %n line(s)", nullptr, static_cast<int>(draft.lines.size())).arg(label);
}

void ParkedStrip::rebuild() {
    const int room = qMax(1, width() / metrics::kParkedChipRoom);
    if (room == m_builtFor) return;
    m_builtFor = room;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    m_layout->addStretch();
    const qsizetype all = m_drafts.size();
    const qsizetype shown = all <= room ? all : room - 1;
    for (qsizetype i = 0; i < shown; ++i) {
        const TillDraft& draft = m_drafts.at(all - 1 - i);
        auto* chip = new QPushButton(textOf(draft), this);
        setVariant(chip, "chip");
        chip->setAutoDefault(false);
        chip->setAccessibleName(tr("Resume %1").arg(chip->text()));
        chip->setToolTip(tr("Take this sale back"));
        connect(chip, &QPushButton::clicked, this,
                [this, id = draft.draftId] { emit resumeRequested(id); });
        m_layout->addWidget(chip);
    }
    if (shown == all) return;
    auto* more = new QPushButton(tr("%n parked", nullptr, static_cast<int>(all - shown)), this);
    setVariant(more, "chipMenu");
    more->setAutoDefault(false);
    auto* menu = new QMenu(more);
    for (qsizetype i = shown; i < all; ++i) {
        const TillDraft& draft = m_drafts.at(all - 1 - i);
        QAction* action = menu->addAction(textOf(draft));
        connect(action, &QAction::triggered, this,
                [this, id = draft.draftId] { emit resumeRequested(id); });
    }
    more->setMenu(menu);
    m_layout->addWidget(more);
}

}  // namespace countertop
