// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/MissingRouteHint.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace countertop {

MissingRouteHint::MissingRouteHint(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_add(pageparts::makeButton(QStringLiteral("addMessageRouteButton"), QStringLiteral("plus"),
                                  tr("Add route"), this)) {
    setObjectName(QStringLiteral("missingRouteHint"));
    setVariant(this, "warningBar");
    auto* words = new QLabel(
        tr("Customers get none of these messages yet, because no route takes them. A route sends "
           "them to the system that writes your e-mails."),
        this);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpaceSmall,
                            metrics::kSpaceSmall);
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_icon);
    row->addWidget(words, 1);
    row->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, &MissingRouteHint::routeRequested);
    updateIcon();
}

QList<QWidget*> MissingRouteHint::stops() const { return {m_add}; }

void MissingRouteHint::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QFrame::changeEvent(event);
}

void MissingRouteHint::updateIcon() {
    m_icon->setAccessibleName(tr("Warning"));
    m_icon->setPixmap(Icons::pixmap(QStringLiteral("alert-triangle"), metrics::kIcon,
                                    IconTint::Warning, devicePixelRatioF()));
}

}  // namespace countertop
