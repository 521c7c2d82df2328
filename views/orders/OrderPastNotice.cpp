// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderPastNotice.h"

#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

OrderPastNotice::OrderPastNotice(QWidget* parent)
    : QFrame(parent),
      m_when(new QLabel(this)),
      m_changes(pageparts::makeValueLabel(this)),
      m_who(pageparts::makeValueLabel(this)) {
    setObjectName(QStringLiteral("orderPastNotice"));
    setVariant(this, "infoBar");
    m_when->setObjectName(QStringLiteral("orderPastLabel"));
    m_when->setWordWrap(true);
    setTextRole(m_when, TextRole::Strong);
    m_changes->setObjectName(QStringLiteral("orderChangeLabel"));
    setTextRole(m_who, TextRole::Caption, true);
    QPushButton* back =
        pageparts::makeButton(QStringLiteral("backToNowButton"), {}, tr("Back to now"), this);
    setVariant(back, "link");
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(metrics::kSpaceSmall);
    bottom->addWidget(m_who, 1);
    bottom->addWidget(back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpaceTiny,
                               metrics::kSpaceTiny);
    column->setSpacing(metrics::kSpaceTiny);
    column->addWidget(m_when);
    column->addWidget(m_changes);
    column->addLayout(bottom);
    connect(back, &QPushButton::clicked, this, &OrderPastNotice::backToNowRequested);
}

void OrderPastNotice::showMoment(const QString& moment, const QString& changes,
                                 const QString& who) {
    m_when->setText(tr("As it was on %1").arg(moment));
    pageparts::showWords(m_changes, changes);
    pageparts::showWords(m_who, who);
}

void OrderPastNotice::showReading() {
    if (m_when->text().isEmpty()) m_when->setText(tr("As it was"));
}

}  // namespace countertop
