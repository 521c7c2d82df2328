// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveriesPage.h"

#include "models/projections/DeliveryReads.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"
#include "views/deliveries/DeliveryDetailPane.h"
#include "views/forms/BusyButton.h"
#include "views/forms/ChipRow.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/EmptyState.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

DeliveriesPage::DeliveriesPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : CommandPage(parent),
      m_queue(queue),
      m_shop(queue, clock),
      m_model(queue),
      m_chips(new ChipRow(this)),
      m_list(new ListCard(this)),
      m_details(new DeliveryDetailPane(m_shop, this)),
      m_retry(new BusyButton(this)),
      m_retryAll(new BusyButton(this)) {
    createLayout();
    createList();
    connectParts();
    showActions();
}

void DeliveriesPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Deliveries"));
    m_retry->setObjectName(QStringLiteral("retryDeliveryButton"));
    m_retry->setCaption(tr("Retry delivery"));
    m_retry->setAccessibleName(tr("Retry delivery"));
    m_retry->setIcon(Icons::get(QStringLiteral("refresh")));
    m_retryAll->setObjectName(QStringLiteral("retryAllDeliveriesButton"));
    m_retryAll->setCaption(tr("Retry all given up"));
    m_retryAll->setAccessibleName(tr("Retry all given up"));
    title->addWidget(m_retry);
    title->addWidget(m_retryAll);
    m_chips->setObjectName(QStringLiteral("deliveriesChips"));
    const std::pair<Chip, QString> chips[]{
        {All, tr("All")},          {Waiting, tr("Waiting")},     {WillRetry, tr("Will retry")},
        {GivenUp, tr("Given up")}, {Delivered, tr("Delivered")},
    };
    for (const auto& [chip, word] : chips) m_chips->addChip(chip, word);
    column->addWidget(m_chips);
    auto* content = new PaneSplitter(m_list, m_details,
                                     {metrics::kSidePanelWidth, metrics::kSidePanelWidth}, this);
    content->setObjectName(QStringLiteral("deliveriesSplitter"));
    column->addWidget(content, 1);
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(m_chips->chips() + m_list->stops() +
                           QList<QWidget*>{m_retry, m_retryAll} + m_details->stops());
}

void DeliveriesPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("deliveriesTable"));
    table->setAccessibleName(tr("Deliveries"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(DeliveryTableModel::Status,
                                    new StatusDelegate(ToneRole, table));
    const QString moment =
        CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1));
    const QString longest = TimelineText::eventWords(QStringLiteral("PaymentRefunded"));
    table->setColumns(
        {{DeliveryTableModel::Event, longest, 0, true},
         {DeliveryTableModel::Order, QStringLiteral("T1-000000"), 0, false, ColumnFit::Always},
         {DeliveryTableModel::Destination, QStringLiteral("https://hooks"), 3, false,
          ColumnFit::WithinRoom},
         {DeliveryTableModel::Status, DeliveryTableModel::statusWords(), 0},
         {DeliveryTableModel::Attempts, QStringLiteral("000"), 4},
         {DeliveryTableModel::Created, moment, 1},
         {DeliveryTableModel::Finished, moment, 5},
         {DeliveryTableModel::LastError, QStringLiteral("The receiver"), 2, false,
          ColumnFit::WithinRoom}});
}

void DeliveriesPage::connectParts() {
    connect(m_chips, &ChipRow::chosen, this,
            [this](int chip) { m_model.setStatus(statusOf(chip)); });
    connect(m_retry, &BusyButton::activated, this, [this] { retry(false); });
    connect(m_retryAll, &BusyButton::activated, this, &DeliveriesPage::confirmRetryAll);
    connect(m_list, &ListCard::actionRequested, this, [this] {
        if (!m_model.isLoaded() || m_model.hasFailed()) return readAgain();
        m_chips->choose(All);
        m_model.setStatus(std::nullopt);
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::rowChosen, this, &DeliveriesPage::showSelected);
    connect(m_list, &ListCard::rowsChanged, this, &DeliveriesPage::showListState);
    connect(m_list->table(), &QAbstractItemView::activated, this, [this] {
        if (m_retry->isEnabled()) m_retry->setFocus();
    });
    connect(m_list, &ListCard::readAgainRequested, this, &DeliveriesPage::readAgain);
    connect(m_details, &DeliveryDetailPane::keyboardLost, m_list, &ListCard::enter);
    connect(m_details, &DeliveryDetailPane::readAgainRequested, this, &DeliveriesPage::readAgain);
    connect(&m_model, &WindowedTableModel::failed, this, &DeliveriesPage::showReadError);
    connect(&m_shop, &ShopClock::loaded, this,
            [this] { m_model.setCalendar(m_shop.calendar(), m_shop.today()); });
    connect(m_details, &DeliveryDetailPane::orderRequested, this, &DeliveriesPage::orderRequested);
}

void DeliveriesPage::showGivenUp() {
    m_chips->choose(GivenUp);
    m_model.setStatus(DeliveryStatus::Dead);
}

std::optional<DeliveryStatus> DeliveriesPage::statusOf(int chip) {
    switch (static_cast<Chip>(chip)) {
        case Waiting:
            return DeliveryStatus::Pending;
        case WillRetry:
            return DeliveryStatus::Failed;
        case GivenUp:
            return DeliveryStatus::Dead;
        case Delivered:
            return DeliveryStatus::Delivered;
        case All:
            break;
    }
    return std::nullopt;
}

void DeliveriesPage::focusSearch() {
    const auto chips = m_chips->chips();
    chips.at(m_chips->chosenId())->setFocus(Qt::ShortcutFocusReason);
    m_list->enter();
}

void DeliveriesPage::readAgain() {
    m_shop.load();
    m_model.refresh();
    askSummary();
    askDetails();
}

void DeliveriesPage::askSummary() {
    m_queue.ask<DeliverySummary>(
        this, [](DeliveryReads& deliveries) { return deliveries.summary(); },
        [this](const Result<DeliverySummary>& summary) {
            // The list's own query reports that the database is unreachable; outdated counts would
            // hide that.
            if (!summary) return m_chips->hideCounts();
            m_summary = *summary;
            m_chips->setCount(Waiting, m_summary.pending);
            m_chips->setCount(WillRetry, m_summary.failed);
            m_chips->setCount(GivenUp, m_summary.dead);
            m_chips->setCount(Delivered, m_summary.delivered);
            m_chips->setCount(All, m_summary.all());
            showActions();
        });
}

void DeliveriesPage::askDetails() {
    if (m_shownDelivery == 0) return;
    m_queue.ask<DeliveryRow>(
        this, [id = m_shownDelivery](DeliveryReads& deliveries) { return deliveries.delivery(id); },
        [this, token = ++m_detailsToken](const Result<DeliveryRow>& delivery) {
            if (token != m_detailsToken) return;
            if (delivery) {
                reportRetried(*delivery);
                return m_details->showDelivery(*delivery);
            }
            if (delivery.error().code != ErrorCode::NotFound) {
                // The pane must not keep showing a delivery other than the selected one.
                if (!m_details->isCurrent()) m_details->showUnread(errorText(delivery.error()));
                return;
            }
            // Delivered messages are deleted after a while.
            m_shownDelivery = 0;
            m_details->showEmpty();
        });
}

void DeliveriesPage::confirmRetryAll() {
    const Confirmation question{
        tr("Retry every delivery that was given up?"),
        tr("%Ln message(s) are sent again, whichever is chosen in the list.", nullptr,
           static_cast<int>(m_summary.dead)),
        tr("Retry all"),
        tr("Not now"),
        {}};
    ConfirmDialog::ask(this, question, [this](const QString&) { retry(true); });
}

void DeliveriesPage::retry(bool allDead) {
    const DeliveryRow* delivery = selected();
    if (!allDead && !delivery) return;
    RetryDelivery command;
    command.allDead = allDead;
    if (!allDead) command.deliveryId = delivery->id;
    send(command, allDead ? m_retryAll : m_retry,
         [this, allDead, id = command.deliveryId](const CommandResult&) {
             m_retried = allDead ? 0 : id;
             emit message(MessageKind::Success,
                          allDead ? tr("Every given-up delivery is waiting to be sent again.")
                                  : tr("The delivery is waiting to be sent again."));
         });
}

// Replaces the "waiting to be sent again" message with the result.
void DeliveriesPage::reportRetried(const DeliveryRow& delivery) {
    if (delivery.id != m_retried) return;
    if (delivery.status == DeliveryStatus::Delivered) {
        m_retried = 0;
        emit message(MessageKind::Success, tr("The delivery has arrived."));
    } else if (delivery.status == DeliveryStatus::Failed ||
               delivery.status == DeliveryStatus::Dead) {
        m_retried = 0;
        emit message(
            MessageKind::Warning,
            tr("The delivery failed again. %1")
                .arg(FailureText::sentence(delivery.lastError, FailureText::Party::Receiver)));
    }
}

const DeliveryRow* DeliveriesPage::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void DeliveriesPage::showSelected() {
    showActions();
    const DeliveryRow* delivery = selected();
    const qint64 id = delivery ? delivery->id : 0;
    if (id == m_shownDelivery) return;
    m_shownDelivery = id;
    if (id != 0) {
        m_details->awaitDelivery();
        return askDetails();
    }
    ++m_detailsToken;
    m_details->showEmpty();
}

void DeliveriesPage::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (m_model.status()) {
        m_list->showEmpty({QStringLiteral("filter-off"),
                           tr("No delivery has this status"),
                           {},
                           tr("Show all deliveries")});
    } else {
        m_list->showEmpty(
            {QStringLiteral("send"),
             tr("Nothing to deliver"),
             tr("When orders are sent on to another system, each message appears here."),
             {}});
    }
    m_list->setFooter(tr("%Ln message(s)", nullptr, static_cast<int>(m_model.extent().rows)));
    showActions();
}

void DeliveriesPage::showReadError(const Error& error) {
    if (error.code != ErrorCode::Cancelled) emit message(MessageKind::Error, errorText(error));
    if (m_model.isLoaded() && m_model.isCounted()) return;
    m_list->showEmpty({QStringLiteral("cloud-off"), tr("The deliveries cannot be read"),
                       errorText(error), tr("Try again")});
}

void DeliveriesPage::showActions() {
    const DeliveryRow* delivery = selected();
    const bool failed = delivery && (delivery->status == DeliveryStatus::Dead ||
                                     delivery->status == DeliveryStatus::Failed);
    // Qt would move the focus of a disabled button to the next widget.
    const bool leaves = m_retry->hasFocus() && !failed && !m_retry->isBusy();
    if (leaves) m_list->enter();
    m_retry->setEnabled(failed || m_retry->isBusy());
    m_retryAll->setEnabled(m_summary.dead > 0 || m_retryAll->isBusy());
}

}  // namespace countertop
