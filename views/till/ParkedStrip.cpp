// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ParkedStrip.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"
#include "views/till/ParkedWords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>

namespace countertop {

ParkedStrip::ParkedStrip(const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_layout(new QHBoxLayout(this)) {
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

void ParkedStrip::setCurrency(const QString& currency) {
    m_currency = currency;
    m_builtFor = -1;
    rebuild();
}

void ParkedStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rebuild();
}

QPushButton* ParkedStrip::addChip(const QString& text) {
    auto* chip = new QPushButton(text, this);
    setVariant(chip, "chip");
    chip->setAutoDefault(false);
    m_layout->addWidget(chip);
    return chip;
}

QPushButton* ParkedStrip::addDraft(const TillDraft& draft) {
    const ParkedWords words(draft, m_currency, m_clock.now());
    QPushButton* chip = addChip(words.brief());
    chip->setAccessibleName(tr("Resume %1").arg(words.full()));
    chip->setToolTip(words.full());
    connect(chip, &QPushButton::clicked, this,
            [this, id = draft.draftId] { emit resumeRequested(id); });
    return chip;
}

void ParkedStrip::rebuild() {
    if (width() == m_builtFor) return;
    m_builtFor = width();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    m_layout->addStretch();
    if (m_drafts.isEmpty()) return;
    QPushButton* more = addChip(tr("%n parked", nullptr, static_cast<int>(m_drafts.size())));
    more->setToolTip(tr("Show all parked sales"));
    connect(more, &QPushButton::clicked, this, &ParkedStrip::listRequested);
    const int spacing = m_layout->spacing();
    int room = width() - more->sizeHint().width() - spacing;
    qsizetype shown = 0;
    while (shown < m_drafts.size()) {
        QPushButton* chip = addDraft(m_drafts.at(m_drafts.size() - 1 - shown));
        room -= chip->sizeHint().width() + spacing;
        // The last draft may use the space of the count, which is not needed then.
        const bool isLast = shown + 1 == m_drafts.size();
        const int spare = isLast ? more->sizeHint().width() + spacing : 0;
        if (room + spare < 0) {
            delete chip;
            break;
        }
        ++shown;
    }
    if (shown == m_drafts.size()) {
        delete more;
        return;
    }
    m_layout->removeWidget(more);
    m_layout->addWidget(more);
}

}  // namespace countertop
