// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveryDetailPane.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/ShopClock.h"
#include "views/lists/PayloadView.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneNotice.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

DeliveryDetailPane::DeliveryDetailPane(const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_stack(new QStackedLayout),
      m_empty(new PaneNotice(*m_stack, this)) {
    m_empty->setWords({QStringLiteral("send"), tr("No delivery chosen"),
                       tr("Choose a delivery to see its attempts and the message that is sent.")});
    m_content = makeContent();
    m_stack->addWidget(m_content);
    body()->addLayout(m_stack);
    connect(m_empty, &PaneNotice::keyboardLost, this, &DeliveryDetailPane::keyboardLost);
    connect(m_empty, &PaneNotice::actionRequested, this, &DeliveryDetailPane::readAgainRequested);
}

QWidget* DeliveryDetailPane::makeContent() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceSmall);
    m_event = pageparts::makeValueLabel(content);
    m_event->setObjectName(QStringLiteral("deliveryWhatLabel"));
    setTextRole(m_event, TextRole::Search);
    m_about = pageparts::makeValueLabel(content);
    m_about->setObjectName(QStringLiteral("deliveryAboutLabel"));
    m_order = new QPushButton(tr("Show order"), content);
    m_order->setObjectName(QStringLiteral("deliveryOrderButton"));
    m_order->setAccessibleName(m_order->text());
    m_order->setAutoDefault(false);
    setVariant(m_order, "link");
    m_status = new StatusChip(content);
    m_destination = pageparts::makeValueLabel(content);
    m_times = pageparts::makeValueLabel(content);
    m_times->setObjectName(QStringLiteral("deliveryTimesLabel"));
    setTextRole(m_times, TextRole::Body, true);
    m_error = pageparts::makeValueLabel(content);
    m_error->setObjectName(QStringLiteral("deliveryErrorLabel"));
    setVariant(m_error, "danger");
    m_said = pageparts::makeValueLabel(content);
    m_said->setObjectName(QStringLiteral("deliverySaidLabel"));
    setTextRole(m_said, TextRole::Caption, true);
    m_payload = new PayloadView(content);
    m_payload->setObjectName(QStringLiteral("deliveryPayloadView"));
    m_payload->setAccessibleName(tr("Message that is sent"));
    auto* about = new QHBoxLayout;
    about->addWidget(m_about, 1);
    about->addWidget(m_order);
    column->addWidget(m_event);
    column->addLayout(about);
    column->addWidget(m_status, 0, Qt::AlignLeft);
    column->addWidget(m_error);
    column->addWidget(m_destination);
    column->addWidget(m_times);
    column->addWidget(pageparts::makeSectionLabel(tr("Technical details"), content));
    column->addWidget(m_said);
    column->addWidget(m_payload, 1);
    connect(m_order, &QPushButton::clicked, this, [this] {
        if (isCurrent()) emit orderRequested(m_orderId);
    });
    return content;
}

QList<QWidget*> DeliveryDetailPane::stops() const { return {m_order, m_payload}; }

void DeliveryDetailPane::showDelivery(const DeliveryRow& delivery) {
    m_empty->settle();
    m_orderId = delivery.orderId;
    m_event->setText(TimelineText::eventWords(delivery.eventType));
    pageparts::showWords(m_about, factsText(delivery));
    // A draft has an id but no number yet.
    m_order->setHidden(delivery.orderId.isEmpty());
    m_status->setStatus(DeliveryTableModel::statusText(delivery),
                        statuswords::tone(delivery.status));
    // Addresses contain no spaces; allow line breaks after slashes.
    m_destination->setText(tr("To %1", "where a message goes")
                               .arg(DeliveryTableModel::receiverText(delivery).replace(
                                   u'/', QStringLiteral("/\u200B"))));
    m_times->setText(timesText(delivery));
    m_error->setText(FailureText::sentence(delivery.lastError, FailureText::Party::Receiver));
    m_error->setVisible(!delivery.lastError.isEmpty());
    m_said->setText(maskedAddress(delivery.lastError));
    m_said->setVisible(!delivery.lastError.isEmpty());
    m_payload->showPayload(delivery.payload);
    m_stack->setCurrentWidget(m_content);
}

void DeliveryDetailPane::showEmpty() { m_empty->showEmpty(); }

void DeliveryDetailPane::awaitDelivery() { m_empty->await(); }

bool DeliveryDetailPane::isCurrent() const {
    return m_stack->currentWidget() == m_content && !m_empty->isAwaiting();
}

void DeliveryDetailPane::showUnread(const QString& why) { m_empty->showUnread(why); }

QString DeliveryDetailPane::factsText(const DeliveryRow& delivery) const {
    const QJsonObject message = QJsonDocument::fromJson(delivery.payload).object();
    const QJsonObject facts = message[QLatin1StringView("data")].toObject();
    TimelineEntry entry;
    entry.type = delivery.eventType;
    entry.facts = facts.isEmpty() ? message : facts;
    const QString currency = entry.facts[QLatin1StringView("currency")].toString();
    QStringList parts;
    if (!delivery.orderNumber.isEmpty()) parts.append(tr("Order %1").arg(delivery.orderNumber));
    parts.append(TimelineText::facts(entry, currency.isEmpty() ? m_shop.currency() : currency));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString DeliveryDetailPane::timesText(const DeliveryRow& delivery) const {
    QStringList times{tr("Created %1").arg(m_shop.momentText(delivery.createdAt))};
    if (delivery.attempts > 0) times.append(tr("%Ln attempt(s)", nullptr, delivery.attempts));
    const bool waits =
        delivery.status == DeliveryStatus::Pending || delivery.status == DeliveryStatus::Failed;
    if (delivery.deliveredAt != 0) {
        times.append(tr("Delivered %1").arg(m_shop.momentText(delivery.deliveredAt)));
    } else if (delivery.isHeld) {
        times.append(tr("Held: not sent until somebody lets it go."));
    } else if (delivery.waitsForEarlier) {
        times.append(tr("Waits until an earlier message about this order has arrived."));
    } else if (waits && delivery.nextAttemptAt != 0) {
        times.append(tr("Next attempt %1").arg(m_shop.momentText(delivery.nextAttemptAt)));
    }
    return times.join(u'\n');
}

}  // namespace countertop
