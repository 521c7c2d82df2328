// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/SagaDetailPane.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/SagaTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/forms/BusyButton.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/orders/TimelineDelegate.h"
#include "views/shell/PaneNotice.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

SagaDetailPane::SagaDetailPane(const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_stack(new QStackedLayout),
      m_empty(new PaneNotice(*m_stack, this)) {
    m_empty->setWords({QStringLiteral("refresh"), tr("Nothing chosen"),
                       tr("Choose a fulfilment to see its steps.")});
    m_stack->addWidget(makeContent());
    body()->addLayout(m_stack);
    connect(m_empty, &PaneNotice::keyboardLost, this, &SagaDetailPane::actionsEnded);
    connect(m_empty, &PaneNotice::actionRequested, this, &SagaDetailPane::readAgainRequested);
}

QWidget* SagaDetailPane::makeContent() {
    auto* content = new QWidget(this);
    m_steps = new LongTableView(content);
    m_steps->setObjectName(QStringLiteral("sagaStepsTable"));
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setModel(&m_stepsModel);
    m_steps->horizontalHeader()->hide();
    m_steps->setSelectionMode(QAbstractItemView::NoSelection);
    m_steps->setItemDelegate(new TimelineDelegate(m_steps));
    m_steps->setRowHeight(TimelineDelegate::heightFor(fontMetrics()));
    m_steps->setColumns({{0, {}, 0, true}});
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceSmall);
    column->addWidget(makeHead());
    column->addWidget(makeActions());
    column->addWidget(pageparts::makeSectionLabel(tr("Steps"), content));
    column->addWidget(m_steps, 1);
    return content;
}

QWidget* SagaDetailPane::makeHead() {
    auto* head = new QWidget(this);
    m_number = pageparts::makeValueLabel(head);
    setTextRole(m_number, TextRole::Title);
    m_status = new StatusChip(head);
    m_about = pageparts::makeValueLabel(head);
    setTextRole(m_about, TextRole::Caption, true);
    m_reason = pageparts::makeValueLabel(head);
    m_reason->setObjectName(QStringLiteral("sagaReasonLabel"));
    setVariant(m_reason, "danger");
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceTiny);
    column->addWidget(m_number);
    column->addWidget(m_status);
    column->addWidget(m_about);
    m_said = pageparts::makeValueLabel(head);
    m_said->setObjectName(QStringLiteral("sagaSaidLabel"));
    setTextRole(m_said, TextRole::Caption, true);
    column->addWidget(m_reason);
    column->addWidget(m_said);
    return head;
}

QWidget* SagaDetailPane::makeActions() {
    auto* actions = new QWidget(this);
    m_retry =
        makeBusyButton("retrySagaButton", QStringLiteral("refresh"), tr("Try again"), actions);
    m_resume =
        makeBusyButton("resumeSagaButton", QStringLiteral("player-play"), tr("Go on now"), actions);
    m_compensate = makeBusyButton("compensateSagaButton", QStringLiteral("arrow-back-up"),
                                  tr("Undo"), actions);
    m_giveUp = makeBusyButton("giveUpRefundButton", QStringLiteral("receipt-off"),
                              tr("Give up refund"), actions);
    m_order =
        makeBusyButton("sagaOrderButton", QStringLiteral("receipt"), tr("Show order"), actions);
    auto* grid = new QGridLayout(actions);
    grid->setContentsMargins(0, metrics::kSpaceTiny, 0, metrics::kSpaceTiny);
    grid->setSpacing(metrics::kSpaceSmall);
    grid->addWidget(m_retry, 0, 0);
    grid->addWidget(m_resume, 0, 1);
    grid->addWidget(m_compensate, 1, 0);
    grid->addWidget(m_order, 1, 1);
    grid->addWidget(m_giveUp, 2, 0, 1, 2);
    // Actions apply to the selected row, so ignore them while the pane shows another one.
    const auto act = [this](BusyButton* button, auto signal) {
        connect(button, &BusyButton::activated, this, [this, signal] {
            if (isCurrent()) emit(this->*signal)();
        });
    };
    act(m_retry, &SagaDetailPane::retryRequested);
    act(m_resume, &SagaDetailPane::resumeRequested);
    act(m_compensate, &SagaDetailPane::compensateRequested);
    act(m_giveUp, &SagaDetailPane::giveUpRequested);
    connect(m_order, &BusyButton::activated, this,
            [this] { emit orderRequested(m_saga.orderId.text()); });
    return actions;
}

void SagaDetailPane::showSaga(const SagaRow& saga) {
    m_saga = saga;
    m_empty->settle();
    m_number->setText(saga.orderNumber.isEmpty() ? saga.orderId.text() : saga.orderNumber);
    m_status->setStatus(SagaText::status(saga),
                        static_cast<ChipTone>(static_cast<int>(SagaText::tone(saga.status))));
    QStringList about{CellText::money(saga.amountMinor, saga.currency),
                      tr("begun %1").arg(m_shop.momentText(saga.startedAt))};
    if (saga.round > 1) about.append(tr("round %1").arg(CellText::count(saga.round)));
    if (saga.isOpen() && saga.dueAt > 0) {
        about.append(tr("next at %1").arg(m_shop.momentText(saga.dueAt)));
    }
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_reason->setText(FailureText::ofSaga(saga.failureReason));
    // The verbatim response is for the shop's administrator.
    const QString said = maskedAddress(saga.failureReason);
    m_said->setText(said);
    m_said->setHidden(said.isEmpty() || said == m_reason->text());
    m_reason->setHidden(saga.failureReason.isEmpty());
    m_stepsModel.setSteps(saga.steps, m_shop.calendar(), m_shop.today());
    showActions();
    m_stack->setCurrentIndex(1);
}

QList<QWidget*> SagaDetailPane::stops() const {
    return {m_retry, m_resume, m_compensate, m_order, m_giveUp, m_steps};
}

void SagaDetailPane::showEmpty() {
    m_saga = {};
    m_empty->showEmpty();
}

void SagaDetailPane::awaitSaga() { m_empty->await(); }

bool SagaDetailPane::isCurrent() const {
    return m_stack->currentWidget() != m_empty && !m_empty->isAwaiting();
}

void SagaDetailPane::showUnread(const QString& why) {
    m_saga = {};
    m_empty->showUnread(why);
}

void SagaDetailPane::setControllable(bool controllable) {
    m_controllable = controllable;
    showActions();
}

void SagaDetailPane::setBusy(bool busy) {
    for (BusyButton* button : {m_retry, m_resume, m_compensate, m_giveUp}) button->setBusy(busy);
    if (!busy) showActions();
}

void SagaDetailPane::showActions() {
    const SagaStatus status = m_saga.status;
    const bool failed = status == SagaStatus::CompensationFailed;
    const QWidget* focus = window()->focusWidget();
    m_retry->setEnabled(m_controllable &&
                        (failed || (status == SagaStatus::Compensated && !m_saga.isRefund())));
    m_resume->setEnabled(m_controllable && m_saga.isOpen());
    m_compensate->setEnabled(m_controllable && (failed || status == SagaStatus::Running));
    m_giveUp->setEnabled(m_controllable && failed && m_saga.owesRefund());
    // Qt would move the focus from a disabled button to the next one, which undoes something.
    for (const BusyButton* button : {m_retry, m_resume, m_compensate, m_giveUp}) {
        if (button == focus && !button->isEnabled()) return emit actionsEnded();
    }
}

}  // namespace countertop
