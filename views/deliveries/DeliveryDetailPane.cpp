// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveryDetailPane.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/CellText.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/ShopClock.h"
#include "views/lists/PayloadView.h"
#include "views/lists/StatusChip.h"
#include "views/shell/MouseScrollArea.h"
#include "views/shell/PaneNotice.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr int kAttemptLines = 4;

/// The words that the commit puts before a clerk's reason.
const QString kDiscarded = QStringLiteral("discarded: ");

}  // namespace

DeliveryDetailPane::DeliveryDetailPane(const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_stack(new QStackedLayout),
      m_empty(new PaneNotice(*m_stack, this)) {
    m_empty->setWords({QStringLiteral("send"), tr("No delivery chosen"),
                       tr("Choose a delivery to see its attempts and the message that is sent.")});
    auto* scroll = new MouseScrollArea(this);
    scroll->setWidget(makeContent());
    m_content = scroll;
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
    m_standstill = pageparts::makeValueLabel(content);
    m_standstill->setObjectName(QStringLiteral("deliveryStandstillLabel"));
    m_attemptsTitle = pageparts::makeSectionLabel(tr("Failed attempts"), content);
    m_attempts = new QPlainTextEdit(content);
    m_attempts->setObjectName(QStringLiteral("deliveryAttemptsView"));
    m_attempts->setAccessibleName(m_attemptsTitle->text());
    m_attempts->setReadOnly(true);
    m_attempts->setTabChangesFocus(true);
    auto* about = new QHBoxLayout;
    about->addWidget(m_about, 1);
    about->addWidget(m_order);
    column->addWidget(m_event);
    column->addLayout(about);
    column->addWidget(m_status, 0, Qt::AlignLeft);
    column->addWidget(m_error);
    column->addWidget(m_standstill);
    column->addWidget(m_destination);
    column->addWidget(m_times);
    column->addWidget(m_attemptsTitle);
    column->addWidget(m_attempts);
    column->addWidget(makeTechnical(content), 1);
    connect(m_order, &QPushButton::clicked, this, [this] {
        if (isCurrent()) emit orderRequested(m_orderId);
    });
    return content;
}

QWidget* DeliveryDetailPane::makeTechnical(QWidget* parent) {
    auto* part = new QWidget(parent);
    m_said = pageparts::makeValueLabel(part);
    m_said->setObjectName(QStringLiteral("deliverySaidLabel"));
    setTextRole(m_said, TextRole::Caption, true);
    m_copy = pageparts::makeButton(QStringLiteral("copyPayloadButton"), QStringLiteral("copy"),
                                   tr("Copy"), part);
    m_copy->setAccessibleName(tr("Copy the message that is sent"));
    setVariant(m_copy, "link");
    m_payload = new PayloadView(part);
    m_payload->setObjectName(QStringLiteral("deliveryPayloadView"));
    m_payload->setAccessibleName(tr("Message that is sent"));
    m_payload->setMinimumHeight(2 * metrics::kPrimaryHeight);
    auto* title = new QHBoxLayout;
    title->addWidget(pageparts::makeSectionLabel(tr("Technical details"), part), 1);
    title->addWidget(m_copy);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceTiny);
    column->addLayout(title);
    column->addWidget(m_said);
    column->addWidget(m_payload, 1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (isCurrent()) QGuiApplication::clipboard()->setText(QString::fromUtf8(m_sent));
    });
    return part;
}

QList<QWidget*> DeliveryDetailPane::stops() const {
    return {m_order, m_attempts, m_copy, m_payload};
}

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
                               .arg(DeliveryTableModel::receiverText(delivery.destination)
                                        .replace(u'/', QStringLiteral("/\u200B"))));
    m_times->setText(timesText(delivery));
    showReason(delivery);
    const QString attempts = attemptsText(delivery);
    if (m_attempts->toPlainText() != attempts) m_attempts->setPlainText(attempts);
    m_attempts->setHidden(attempts.isEmpty());
    const int lines = std::min(kAttemptLines, static_cast<int>(attempts.count(u'\n')) + 1);
    m_attempts->setFixedHeight((lines + 1) * m_attempts->fontMetrics().lineSpacing() +
                               2 * metrics::kSpaceSmall);
    m_attemptsTitle->setHidden(attempts.isEmpty());
    m_sent = delivery.payload;
    m_payload->showPayload(delivery.payload);
    m_stack->setCurrentWidget(m_content);
}

void DeliveryDetailPane::showReason(const DeliveryRow& delivery) {
    const bool isDiscarded = delivery.status == DeliveryStatus::Discarded;
    QString said = delivery.lastError;
    if (isDiscarded && said.startsWith(kDiscarded)) said.remove(0, kDiscarded.size());
    pageparts::showWords(m_error, isDiscarded
                                      ? tr("Discarded: %1").arg(said)
                                      : FailureText::sentence(said, FailureText::Party::Receiver));
    pageparts::showWords(m_said, isDiscarded ? QString() : maskedAddress(said));
}

void DeliveryDetailPane::showStandstill(const QString& reason) {
    pageparts::showWords(m_standstill, reason);
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

QString DeliveryDetailPane::attemptsText(const DeliveryRow& delivery) const {
    QStringList lines;
    for (const DeliveryAttempt& attempt : attemptsFrom(delivery.attemptLog)) {
        //: A moment, how long it took in milliseconds, what the receiver answered.
        lines.prepend(tr("%1 · %2 ms · %3")
                          .arg(m_shop.momentText(attempt.at), CellText::count(attempt.tookMs),
                               maskedAddress(attempt.answer).simplified()));
    }
    return lines.join(u'\n');
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
