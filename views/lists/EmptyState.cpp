// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/EmptyState.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_title(new QLabel(this)),
      m_explanation(new QLabel(this)),
      m_action(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceHuge, metrics::kSpaceHuge, metrics::kSpaceHuge,
                               metrics::kSpaceHuge);
    layout->setSpacing(metrics::kSpaceSmall);
    setTextRole(m_title, TextRole::Strong);
    setTextRole(m_explanation, TextRole::Body, true);
    m_explanation->setWordWrap(true);
    m_action->hide();
    m_action->setAutoDefault(false);
    layout->addStretch();
    for (QLabel* label : {m_icon, m_title, m_explanation}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addSpacing(metrics::kSpaceTiny);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
}

void EmptyState::setContent(const QString& icon, const QString& title, const QString& explanation) {
    m_iconName = icon;
    m_title->setText(title);
    m_icon->setAccessibleName(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    updateIcon();
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setAccessibleName(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QWidget::changeEvent(event);
}

void EmptyState::updateIcon() {
    if (m_iconName.isEmpty()) return;
    m_icon->setPixmap(
        Icons::pixmap(m_iconName, metrics::kIconHuge, IconTint::Muted, devicePixelRatioF()));
}

}  // namespace countertop
