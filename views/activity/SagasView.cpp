// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/SagasView.h"

#include "models/projections/ProcessReads.h"
#include "models/tables/CellText.h"
#include "views/activity/SagaDetailPane.h"
#include "views/forms/ChipRow.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// Must not clash with the statuses, which count from 0.
constexpr int kAll = 100;
constexpr SagaStatus kStatuses[]{
    SagaStatus::Running,     SagaStatus::Completed,          SagaStatus::Compensating,
    SagaStatus::Compensated, SagaStatus::CompensationFailed, SagaStatus::GivenUp};

}  // namespace

SagasView::SagasView(ReadQueue& queue, const ShopClock& shop, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_shop(shop),
      m_model(queue),
      m_chips(new ChipRow(this)),
      m_waiting(new QLabel(this)),
      m_list(new ListCard(this)),
      m_details(new SagaDetailPane(shop, this)) {
    createLayout();
    createList();
    connectParts();
}

void SagasView::createLayout() {
    m_chips->setObjectName(QStringLiteral("sagasChips"));
    m_chips->addChip(kAll, tr("All"));
    for (const SagaStatus status : kStatuses) {
        QString word = SagaText::status(status);
        word.replace(0, 1, word.at(0).toUpper());
        m_chips->addChip(int(status), word);
    }
    auto* content = new PaneSplitter(m_list, m_details,
                                     {metrics::kSidePanelWidth, metrics::kSidePanelWidth}, this);
    content->setObjectName(QStringLiteral("sagasSplitter"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    m_waiting->setObjectName(QStringLiteral("sagasWaiting"));
    m_waiting->setWordWrap(true);
    m_waiting->hide();
    column->addWidget(m_chips);
    column->addWidget(m_waiting);
    column->addWidget(content, 1);
}

void SagasView::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("sagasTable"));
    table->setAccessibleName(tr("Processes"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(SagaTableModel::Status, new StatusDelegate(ToneRole, table));
    table->setColumns(
        {{SagaTableModel::OrderNumber, QStringLiteral("T1-000000"), 0, false, ColumnFit::Always},
         {SagaTableModel::Status, SagaText::statusWords(), 0},
         {SagaTableModel::Step, SagaText::action(SagaAction::CreateShipment), 2, false,
          ColumnFit::WithinRoom},
         {SagaTableModel::Round, QStringLiteral("00"), 4},
         {SagaTableModel::Updated,
          CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1)), 3},
         {SagaTableModel::Reason, QStringLiteral("Card declined"), 0, true}});
}

void SagasView::connectParts() {
    connect(m_chips, &ChipRow::chosen, this,
            [this](int chip) { m_model.setStatus(statusOf(chip)); });
    connect(m_list, &ListCard::actionRequested, this, [this] {
        m_chips->choose(kAll);
        m_model.isLoaded() ? m_model.setStatus(std::nullopt) : readAgain();
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::rowChosen, this, &SagasView::showSelected);
    connect(m_list, &ListCard::rowsChanged, this, &SagasView::showListState);
    connect(m_list, &ListCard::readAgainRequested, this, &SagasView::readAgain);
    connect(m_list->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const SagaRow* saga = m_model.row(index.row())) {
            emit orderRequested(saga->orderId.text());
        }
    });
    connect(&m_model, &WindowedTableModel::failed, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled) emit failed(error);
        if (m_model.isLoaded() && m_model.isCounted()) return;
        m_list->showEmpty({QStringLiteral("cloud-off"), tr("The fulfilments cannot be read"),
                           errorText(error), tr("Try again")});
    });
    connect(&m_shop, &ShopClock::loaded, this,
            [this] { m_model.setCalendar(m_shop.calendar(), m_shop.today()); });
    const auto ask = [this](auto signal) {
        return [this, signal] {
            m_asked = m_details->saga().sagaId;
            m_details->setBusy(true);
            emit(this->*signal)(m_asked);
        };
    };
    connect(m_details, &SagaDetailPane::retryRequested, this, ask(&SagasView::retryRequested));
    connect(m_details, &SagaDetailPane::resumeRequested, this, ask(&SagasView::resumeRequested));
    connect(m_details, &SagaDetailPane::compensateRequested, this, &SagasView::confirmCompensation);
    connect(m_details, &SagaDetailPane::giveUpRequested, this, &SagasView::confirmGivingUp);
    connect(m_details, &SagaDetailPane::readAgainRequested, this, &SagasView::readAgain);
    connect(m_details, &SagaDetailPane::actionsEnded, m_list, &ListCard::enter);
    connect(m_details, &SagaDetailPane::orderRequested, this, &SagasView::orderRequested);
}

void SagasView::confirmCompensation() {
    const SagaRow saga = m_details->saga();
    const QString order = saga.orderNumber.isEmpty() ? saga.orderId.text() : saga.orderNumber;
    const Confirmation question{
        tr("Undo the fulfilment of %1?").arg(order),
        tr("What was done is taken back in reverse order: the shipment, the payment, the stock. "
           "The order is cancelled."),
        tr("Undo fulfilment"), tr("Keep it"), tr("Reason")};
    ConfirmDialog::ask(this, question, [this, id = saga.sagaId](const QString& reason) {
        m_asked = id;
        m_details->setBusy(true);
        m_list->enter();
        emit compensateRequested(id, reason);
    });
}

void SagasView::confirmGivingUp() {
    const SagaRow saga = m_details->saga();
    const QString order = saga.orderNumber.isEmpty() ? saga.orderId.text() : saga.orderNumber;
    const Confirmation question{
        tr("Give up the refund of %1?").arg(order),
        tr("The payment service is not asked for it any more. Refund the order in another way, "
           "for example in cash."),
        tr("Give up refund"), tr("Keep it"), tr("Reason")};
    ConfirmDialog::ask(this, question, [this, id = saga.sagaId](const QString& reason) {
        m_asked = id;
        m_details->setBusy(true);
        m_list->enter();
        emit giveUpRequested(id, reason);
    });
}

std::optional<SagaStatus> SagasView::statusOf(int chip) {
    if (chip == kAll) return std::nullopt;
    return static_cast<SagaStatus>(chip);
}

void SagasView::readAgain() {
    m_model.refresh();
    askCounts();
    askDetails();
}

void SagasView::setWaitingFor(const QString& service) {
    m_waiting->setText(service == u"gateway"
                           ? tr("There is no payment service, so every fulfilment waits.")
                           : tr("There is no carrier, so every fulfilment waits."));
    m_waiting->setVisible(!service.isEmpty());
}

void SagasView::setControllable(bool controllable) { m_details->setControllable(controllable); }

QList<QWidget*> SagasView::stops() const {
    return m_chips->chips() + m_list->stops() + m_details->stops();
}

void SagasView::requestEnded(const QString& sagaId) {
    if (sagaId != m_asked) return;
    m_asked.clear();
    m_details->setBusy(false);
    readAgain();
}

void SagasView::askCounts() {
    m_queue.ask<QList<SagaCount>>(
        this, [](ProcessReads& processes) { return processes.sagaCounts(); },
        [this](const Result<QList<SagaCount>>& counts) {
            // The list's own query reports that the database is unreachable; outdated counts would
            // hide that.
            if (!counts) return m_chips->hideCounts();
            qint64 all = 0;
            for (const SagaCount& count : *counts) {
                all += count.sagas;
                m_chips->setCount(int(count.status), count.sagas);
            }
            m_chips->setCount(kAll, all);
        });
}

void SagasView::askDetails() {
    if (m_shown.isEmpty()) return;
    m_queue.ask<SagaRow>(
        this, [id = m_shown](ProcessReads& processes) { return processes.saga(id); },
        [this, token = ++m_token](const Result<SagaRow>& saga) {
            if (token != m_token) return;
            if (saga) return m_details->showSaga(*saga);
            if (saga.error().code == ErrorCode::NotFound) return m_details->showEmpty();
            // The pane must not keep showing a saga other than the selected one.
            if (!m_details->isCurrent()) m_details->showUnread(errorText(saga.error()));
        });
}

void SagasView::showSelected() {
    const SagaRow* saga = m_model.row(m_list->table()->selectedRow());
    const QString shown = saga ? saga->sagaId : QString();
    if (shown == m_shown) return;
    m_shown = shown;
    if (!shown.isEmpty()) {
        m_details->awaitSaga();
        return askDetails();
    }
    ++m_token;
    m_details->showEmpty();
}

void SagasView::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (m_model.status()) {
        m_list->showEmpty({QStringLiteral("filter-off"),
                           tr("No fulfilment has this status"),
                           {},
                           tr("Show all fulfilments")});
    } else {
        m_list->showEmpty({QStringLiteral("refresh"),
                           tr("No order is being fulfilled"),
                           tr("Orders whose payment and shipment go on by themselves appear here."),
                           {}});
    }
    m_list->setFooter(tr("%Ln fulfilment(s)", nullptr, static_cast<int>(m_model.extent().rows)));
}

}  // namespace countertop
