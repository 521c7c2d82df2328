// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveryDetailPane.h"

#include "models/core/ShownAddress.h"
#include "models/tables/ShopClock.h"
#include "views/common/EmptyState.h"
#include "views/common/PageParts.h"
#include "views/common/PayloadView.h"
#include "views/common/StatusChip.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

DeliveryDetailPane::DeliveryDetailPane(const ShopClock& shop, QWidget* parent)
    : Card(parent), m_shop(shop), m_stack(new QStackedLayout), m_empty(new EmptyState(this)) {
    m_empty->setContent(QStringLiteral("send"), tr("No delivery chosen"),
                        tr("Choose a delivery to see its attempts and the message that is sent."));
    m_content = makeContent();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    body()->addLayout(m_stack);
}

QWidget* DeliveryDetailPane::makeContent() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceSmall);
    m_event = pageparts::makeValueLabel(content);
    setTextRole(m_event, TextRole::Search);
    m_status = new StatusChip(content);
    m_destination = pageparts::makeValueLabel(content);
    m_times = pageparts::makeValueLabel(content);
    setTextRole(m_times, TextRole::Body, true);
    m_error = pageparts::makeValueLabel(content);
    m_error->setObjectName(QStringLiteral("deliveryErrorLabel"));
    setVariant(m_error, "danger");
    m_payload = new PayloadView(content);
    m_payload->setObjectName(QStringLiteral("deliveryPayloadView"));
    m_payload->setAccessibleName(tr("Message that is sent"));
    column->addWidget(m_event);
    column->addWidget(m_status, 0, Qt::AlignLeft);
    column->addWidget(m_destination);
    column->addWidget(m_times);
    column->addWidget(m_error);
    column->addWidget(pageparts::makeSectionLabel(tr("Message"), content));
    column->addWidget(m_payload, 1);
    return content;
}

void DeliveryDetailPane::showDelivery(const DeliveryRow& delivery) {
    m_event->setText(delivery.eventType);
    m_status->setStatus(statuswords::text(delivery.status), statuswords::tone(delivery.status));
    // Addresses have no spaces; they may break after a slash.
    m_destination->setText(
        shownAddress(delivery.destination).replace(u'/', QStringLiteral("/\u200B")));
    m_times->setText(timesText(delivery));
    m_error->setText(shownAddress(delivery.lastError));
    m_error->setVisible(!delivery.lastError.isEmpty());
    m_payload->showPayload(delivery.payload);
    m_stack->setCurrentWidget(m_content);
}

void DeliveryDetailPane::showNothing() { m_stack->setCurrentWidget(m_empty); }

QString DeliveryDetailPane::timesText(const DeliveryRow& delivery) const {
    QStringList times{tr("Created %1").arg(m_shop.momentText(delivery.createdAt)),
                      tr("%Ln attempt(s)", nullptr, delivery.attempts)};
    const bool waits =
        delivery.status == DeliveryStatus::Pending || delivery.status == DeliveryStatus::Failed;
    if (delivery.deliveredAt != 0) {
        times.append(tr("Delivered %1").arg(m_shop.momentText(delivery.deliveredAt)));
    } else if (waits && delivery.nextAttemptAt != 0) {
        times.append(tr("Next attempt %1").arg(m_shop.momentText(delivery.nextAttemptAt)));
    }
    return times.join(u'\n');
}

}  // namespace countertop
