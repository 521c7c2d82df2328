// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/MessagesView.h"

#include "models/projections/DeliveryReads.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/ShopClock.h"
#include "views/deliveries/DeliveryCommands.h"
#include "views/deliveries/DeliveryDetailPane.h"
#include "views/deliveries/DeliveryFilterBar.h"
#include "views/deliveries/DiscardDeliveryDialog.h"
#include "views/forms/BusyButton.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/EmptyState.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countertop {

namespace {

const QList<DeliveryStatus> kRetried{DeliveryStatus::Dead, DeliveryStatus::Failed};
const QList<DeliveryStatus> kDiscarded{DeliveryStatus::Dead, DeliveryStatus::Failed,
                                       DeliveryStatus::Pending};

}  // namespace

MessagesView::MessagesView(ReadQueue& queue, const ShopClock& shop, DeliveryCommands& commands,
                           QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_shop(shop),
      m_commands(commands),
      m_model(queue),
      m_receivers(queue),
      m_filter(new DeliveryFilterBar(this)),
      m_list(new ListCard(this)),
      m_details(new DeliveryDetailPane(shop, this)),
      m_retry(makeBusyButton("retryDeliveryButton", QStringLiteral("refresh"), tr("Retry delivery"),
                             this)),
      m_discard(
          makeBusyButton("discardDeliveryButton", QStringLiteral("ban"), tr("Discard"), this)),
      m_retryAll(makeBusyButton("retryAllDeliveriesButton", QStringLiteral("refresh"),
                                tr("Retry all given up"), this)) {
    createLayout();
    createList();
    connectParts();
    showActions();
}

void MessagesView::createLayout() {
    for (BusyButton* button : {m_retry, m_discard, m_retryAll}) {
        m_filter->actions()->addWidget(button);
    }
    auto* content = new PaneSplitter(m_list, m_details,
                                     {metrics::kSidePanelWidth, metrics::kSidePanelWidth}, this);
    content->setObjectName(QStringLiteral("deliveriesSplitter"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_filter);
    column->addWidget(content, 1);
}

QList<QWidget*> MessagesView::stops() const {
    return m_filter->stops() + QList<QWidget*>{m_retry, m_discard, m_retryAll} + m_list->stops() +
           m_details->stops();
}

void MessagesView::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("deliveriesTable"));
    table->setAccessibleName(tr("Deliveries"));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setModel(&m_model);
    table->setItemDelegateForColumn(DeliveryTableModel::Status,
                                    new StatusDelegate(ToneRole, table));
    const QString moment =
        CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1));
    const QString longest = TimelineText::eventWords(QStringLiteral("PaymentRefunded"));
    table->setColumns(
        {{DeliveryTableModel::Event, longest, 0, true, ColumnFit::WithinRoom},
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

void MessagesView::connectParts() {
    LongTableView* table = m_list->table();
    connect(m_filter, &DeliveryFilterBar::filterChanged, &m_model, &DeliveryTableModel::setFilter);
    connect(m_filter, &DeliveryFilterBar::listRequested, m_list, &ListCard::enter);
    connect(m_retry, &BusyButton::activated, this, &MessagesView::retryChosen);
    connect(m_discard, &BusyButton::activated, this, &MessagesView::discardChosen);
    connect(m_retryAll, &BusyButton::activated, this, &MessagesView::confirmRetryAll);
    connect(m_list, &ListCard::actionRequested, this, [this] {
        !m_model.isLoaded() || m_model.hasFailed() ? readAgain() : m_filter->clear();
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::rowChosen, this, &MessagesView::showSelected);
    connect(m_list, &ListCard::rowsChanged, this, &MessagesView::showListState);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MessagesView::showActions);
    connect(table, &QAbstractItemView::activated, this, [this] {
        if (m_retry->isEnabled()) m_retry->setFocus();
    });
    connect(m_list, &ListCard::readAgainRequested, this, &MessagesView::readAgain);
    connect(m_details, &DeliveryDetailPane::keyboardLost, m_list, &ListCard::enter);
    connect(m_details, &DeliveryDetailPane::readAgainRequested, this, &MessagesView::readAgain);
    connect(m_details, &DeliveryDetailPane::orderRequested, this, &MessagesView::orderRequested);
    connect(&m_model, &WindowedTableModel::failed, this, &MessagesView::showReadError);
    connect(&m_receivers, &DestinationTableModel::loaded, this, &MessagesView::showReceivers);
    connect(&m_shop, &ShopClock::loaded, this,
            [this] { m_model.setCalendar(m_shop.calendar(), m_shop.today()); });
}

void MessagesView::focusSearch() { m_filter->focusSearch(); }

void MessagesView::showGivenUp() { m_filter->showGivenUp(); }

void MessagesView::showDestination(const QString& destination) {
    m_filter->showDestination(destination);
}

void MessagesView::setUnserved(const QString& destination, const QString& reason) {
    m_receivers.setUnserved(destination, reason);
}

void MessagesView::setPaused(const QString& destination, qint64 forMs) {
    m_receivers.setPaused(destination, m_shop.now(), forMs);
}

QString MessagesView::standstillOf(const QString& destination) const {
    const DestinationState* receiver = m_receivers.row(m_receivers.rowOf(destination));
    if (!receiver) return {};
    const QString standstill = DestinationText::standstill(*receiver);
    return standstill.isEmpty() ? DestinationText::pause(*receiver, m_shop) : standstill;
}

QStringList MessagesView::standstillsOf(const QList<DeliveryRow>& rows) const {
    QStringList reasons;
    for (const DeliveryRow& row : rows) {
        const QString reason = standstillOf(row.destination);
        if (!reason.isEmpty() && !reasons.contains(reason)) reasons.append(reason);
    }
    return reasons;
}

void MessagesView::readAgain() {
    m_model.refresh();
    askSummary();
    m_receivers.refresh();
    askDetails();
}

void MessagesView::askSummary() {
    m_queue.ask<DeliverySummary>(
        this, [](DeliveryReads& deliveries) { return deliveries.summary(); },
        [this](const Result<DeliverySummary>& summary) {
            // The list's own query reports that the database is unreachable; outdated counts would
            // hide that.
            if (!summary) return m_filter->hideCounts();
            m_summary = *summary;
            m_filter->setCounts(m_summary);
            showActions();
        });
}

void MessagesView::showReceivers() {
    QStringList names;
    for (int at = 0; at < m_receivers.rowCount(); ++at) {
        names.append(m_receivers.row(at)->health.destination);
    }
    m_filter->setDestinations(names);
    m_details->showStandstill(standstillOf(m_awaitedReceiver));
}

void MessagesView::askDetails() {
    if (m_shownDelivery == 0) return;
    m_queue.ask<DeliveryRow>(
        this, [id = m_shownDelivery](DeliveryReads& deliveries) { return deliveries.delivery(id); },
        [this, token = ++m_detailsToken](const Result<DeliveryRow>& delivery) {
            if (token != m_detailsToken) return;
            if (delivery) {
                reportRetried(*delivery);
                const bool waits = delivery->status == DeliveryStatus::Pending ||
                                   delivery->status == DeliveryStatus::Failed;
                m_awaitedReceiver = waits ? delivery->destination : QString();
                m_details->showDelivery(*delivery);
                return m_details->showStandstill(standstillOf(m_awaitedReceiver));
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

void MessagesView::confirmRetryAll() {
    const Confirmation question{
        tr("Retry every delivery that was given up?"),
        tr("%Ln message(s) are sent again, whichever is chosen in the list.", nullptr,
           static_cast<int>(m_summary.dead)),
        tr("Retry all"),
        tr("Not now"),
        {}};
    ConfirmDialog::ask(this, question, [this](const QString&) { retryAllDead(); });
}

void MessagesView::retryAllDead() {
    m_commands.sendAll({RetryDelivery{0, true}}, m_retryAll, [this] {
        m_retried = 0;
        m_commands.report(MessageKind::Success,
                          tr("Every given-up delivery is waiting to be sent again."));
    });
}

void MessagesView::retryChosen() {
    const QList<DeliveryRow> rows = chosen(kRetried);
    if (rows.size() < 2) return retry(rows);
    const Confirmation question{
        tr("Retry the %Ln chosen deliveries?", nullptr, static_cast<int>(rows.size())),
        tr("They are sent again at once."),
        tr("Retry deliveries"),
        tr("Not now"),
        {}};
    ConfirmDialog::ask(this, question, [this, rows](const QString&) { retry(rows); });
}

void MessagesView::retry(const QList<DeliveryRow>& rows) {
    QList<Command> commands;
    for (const DeliveryRow& row : rows) commands.append(RetryDelivery{row.id, false});
    m_commands.sendAll(commands, m_retry, [this, rows] {
        m_retried = rows.size() == 1 ? rows.first().id : 0;
        const QString waiting = tr("%Ln deliveries are waiting to be sent again.", nullptr,
                                   static_cast<int>(rows.size()));
        const QStringList reasons = standstillsOf(rows);
        m_commands.report(reasons.isEmpty() ? MessageKind::Success : MessageKind::Warning,
                          (QStringList{waiting} + reasons).join(u' '));
    });
}

void MessagesView::discardChosen() {
    QList<qint64> ids;
    for (const DeliveryRow& row : chosen(kDiscarded)) ids.append(row.id);
    if (ids.isEmpty()) return;
    auto* dialog = new DiscardDeliveryDialog(ids.size(), this);
    const auto done = [this, count = static_cast<int>(ids.size())] {
        m_commands.report(MessageKind::Success,
                          tr("%Ln deliveries are discarded.", nullptr, count));
    };
    if (ids.size() == 1) {
        return m_commands.openDialog(
            dialog,
            [dialog, id = ids.first()]() -> Command {
                return DiscardDelivery{id, dialog->reason()};
            },
            done);
    }
    // The dialog belongs to one command; with several, the page shows the first refusal.
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, ids, done] {
        QList<Command> commands;
        for (const qint64 id : ids) commands.append(DiscardDelivery{id, dialog->reason()});
        dialog->accept();
        m_commands.sendAll(commands, m_discard, done);
    });
    dialog->open();
}

// Replaces the "waiting to be sent again" message with the result.
void MessagesView::reportRetried(const DeliveryRow& delivery) {
    if (delivery.id != m_retried) return;
    if (delivery.status == DeliveryStatus::Delivered) {
        m_retried = 0;
        m_commands.report(MessageKind::Success, tr("The delivery has arrived."));
    } else if (delivery.status == DeliveryStatus::Failed ||
               delivery.status == DeliveryStatus::Dead) {
        m_retried = 0;
        m_commands.report(
            MessageKind::Warning,
            tr("The delivery failed again. %1")
                .arg(FailureText::sentence(delivery.lastError, FailureText::Party::Receiver)));
    }
}

QList<DeliveryRow> MessagesView::chosen(const QList<DeliveryStatus>& statuses) const {
    QList<DeliveryRow> rows;
    for (const QItemSelectionRange& range : m_list->table()->selectionModel()->selection()) {
        for (int at = range.top(); at <= range.bottom(); ++at) {
            const DeliveryRow* row = m_model.row(at);
            if (row && statuses.contains(row->status)) rows.append(*row);
        }
    }
    return rows;
}

const DeliveryRow* MessagesView::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void MessagesView::showSelected() {
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

void MessagesView::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (m_model.filter() != DeliveryFilter{}) {
        m_list->showEmpty({QStringLiteral("filter-off"),
                           tr("No delivery fits this filter"),
                           {},
                           tr("Show all deliveries")});
    } else {
        m_list->showEmpty(
            {QStringLiteral("send"),
             tr("Nothing to deliver"),
             tr("When orders are sent on to another system, each message appears here."),
             {}});
    }
    showActions();
}

void MessagesView::showReadError(const Error& error) {
    if (error.code != ErrorCode::Cancelled) emit failed(error);
    if (m_model.isLoaded() && m_model.isCounted()) return;
    m_list->showEmpty({QStringLiteral("cloud-off"), tr("The deliveries cannot be read"),
                       errorText(error), tr("Try again")});
}

void MessagesView::showActions() {
    showFooter();
    enable(m_retry, !chosen(kRetried).isEmpty());
    enable(m_discard, !chosen(kDiscarded).isEmpty());
    enable(m_retryAll, m_summary.dead > 0);
}

void MessagesView::showFooter() {
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    const auto count = static_cast<int>(m_list->table()->selectionModel()->selectedRows().size());
    m_list->setFooter(tr("%Ln message(s)", nullptr, static_cast<int>(m_model.extent().rows)),
                      count > 1 ? tr("%Ln chosen", nullptr, count) : QString());
}

void MessagesView::enable(BusyButton* button, bool enabled) {
    // Qt would move the focus of a disabled button to the next widget.
    if (button->hasFocus() && !enabled && !button->isBusy()) m_list->enter();
    button->setEnabled(enabled || button->isBusy());
}

}  // namespace countertop
