// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/ListCard.h"

#include "views/common/EmptyState.h"
#include "views/common/FigureText.h"
#include "views/common/LongTableView.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

ListCard::ListCard(QWidget* parent)
    : Card(parent, false),
      m_stack(new QStackedLayout),
      m_table(new LongTableView(this)),
      m_empty(new EmptyState(this)),
      m_count(new QLabel(this)),
      m_sum(new FigureLabel(this)) {
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpace,
                               metrics::kSpaceSmall);
    footer->addWidget(m_count);
    footer->addStretch();
    footer->addWidget(m_sum);
    setTextRole(m_count, TextRole::Body, true);
    body()->setSpacing(0);
    body()->addLayout(m_stack, 1);
    body()->addWidget(makeHairline(this));
    body()->addLayout(footer);
    connect(m_empty, &EmptyState::actionRequested, this, &ListCard::actionRequested);
}

void ListCard::showTable() { m_stack->setCurrentWidget(m_table); }

void ListCard::showNothing(const Nothing& nothing) {
    m_empty->setContent(nothing.icon, nothing.title, nothing.explanation);
    m_empty->setAction(nothing.action);
    m_stack->setCurrentWidget(m_empty);
}

void ListCard::setFooter(const QString& count, const QString& sum) {
    m_count->setText(count);
    m_sum->setText(sum);
}

}  // namespace countertop
