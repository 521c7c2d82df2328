// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/FulfilmentNotice.h"

#include "models/tables/FailureText.h"
#include "models/tables/ShopClock.h"
#include "views/forms/BusyButton.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QLabel>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// The step that was started and has no answer yet.
const SagaStep* openStep(const SagaRow& saga) {
    if (saga.steps.isEmpty() || saga.steps.last().state != SagaStepState::Started) return nullptr;
    return &saga.steps.last();
}

bool isOfCarrier(SagaAction action) {
    return action == SagaAction::CreateShipment || action == SagaAction::CancelShipment;
}

}  // namespace

bool isPaidByService(const OrderDetails& order) {
    if (order.fulfilment && !order.fulfilment->isRefund()) return true;
    for (const TimelineEntry& entry : order.timeline) {
        if (entry.facts[QLatin1StringView("pay_by")].toString() == toText(PayBy::Gateway)) {
            return true;
        }
    }
    return false;
}

FulfilmentNotice::FulfilmentNotice(const ShopClock& shop, QWidget* parent)
    : QFrame(parent),
      m_shop(shop),
      m_text(pageparts::makeValueLabel(this)),
      m_try(new BusyButton(this)) {
    setObjectName(QStringLiteral("fulfilmentNotice"));
    setVariant(this, "warningBar");
    m_text->setObjectName(QStringLiteral("fulfilmentLabel"));
    m_try->setObjectName(QStringLiteral("tryFulfilmentButton"));
    m_try->setCaption(tr("Try now"));
    m_try->setAccessibleName(tr("Try now"));
    setVariant(m_try, "link");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpace,
                               metrics::kSpaceSmall);
    column->setSpacing(metrics::kSpaceTiny);
    column->addWidget(m_text);
    column->addWidget(m_try, 0, Qt::AlignLeft);
    connect(m_try, &BusyButton::activated, this,
            [this] { emit tryRequested(m_sagaId, m_hasFailed); });
    hide();
}

void FulfilmentNotice::showOrder(const OrderDetails& order) {
    const QString now = text(order);
    m_sagaId = order.fulfilment ? order.fulfilment->sagaId : QString();
    m_hasFailed = order.fulfilment && order.fulfilment->status == SagaStatus::CompensationFailed;
    m_text->setText(now);
    const bool canTry = order.fulfilment && (order.fulfilment->isOpen() || m_hasFailed);
    m_try->setVisible(canTry);
    setVisible(!now.isEmpty());
}

QString FulfilmentNotice::text(const OrderDetails& order) const {
    if (order.fulfilment) {
        const SagaRow& saga = *order.fulfilment;
        if (saga.status == SagaStatus::CompensationFailed) {
            return saga.owesRefund()
                       ? tr("The customer's money could not be given back by the payment service. "
                            "Try again, or give the refund up under Activity and pay it back "
                            "another way.")
                       : tr("What was begun for this order could not be taken back. Try again, or "
                            "look at it under Activity.");
        }
        return saga.isOpen() ? waitingText(saga) : QString();
    }
    const bool waits = isPaidByService(order) && order.row.lifecycle != Lifecycle::Draft &&
                       order.row.dueMinor() > 0;
    return waits ? tr("The payment service takes the money for this order and has not begun yet. "
                      "The order can be cancelled.")
                 : QString();
}

QString FulfilmentNotice::waitingText(const SagaRow& saga) const {
    const SagaStep* step = openStep(saga);
    if (!step) return tr("This order is paid and shipped by itself; nothing is to be done.");
    const bool isCarrier = isOfCarrier(step->action);
    if (step->attempts <= 1 && step->reason.isEmpty()) {
        return isCarrier ? tr("Waiting for the carrier's answer.")
                         : tr("Waiting for the payment service's answer.");
    }
    // An HTTP error is an answer too, so report it instead of "does not answer".
    const QString why = step->reason.startsWith(u"HTTP ") ? FailureText::ofStep(*step) : QString();
    const QString silent =
        isCarrier ? tr("The carrier does not answer.") : tr("The payment service does not answer.");
    QStringList sentences{why.isEmpty() ? silent : why};
    sentences.append(tr("Tried %Ln time(s).", nullptr, step->attempts));
    if (saga.dueAt > 0) {
        sentences.append(tr("It is tried again at %1.").arg(m_shop.momentText(saga.dueAt)));
    }
    return sentences.join(u' ');
}

}  // namespace countertop
