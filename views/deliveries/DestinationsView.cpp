// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DestinationsView.h"

#include "models/tables/CellText.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/deliveries/DeliveryCommands.h"
#include "views/deliveries/DestinationPane.h"
#include "views/deliveries/LimitDestinationDialog.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/RowFollower.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"

#include <QVBoxLayout>

namespace countertop {

DestinationsView::DestinationsView(ReadQueue& queue, const ShopClock& shop,
                                   DeliveryCommands& commands, QWidget* parent)
    : QWidget(parent),
      m_shop(shop),
      m_commands(commands),
      m_model(queue),
      m_list(new ListCard(this)),
      m_follower(new RowFollower(
          *m_list->table(), [this](const QString& key) { return m_model.rowOf(key); }, this)),
      m_pane(new DestinationPane(shop, this)) {
    auto* content = new PaneSplitter(m_list, m_pane,
                                     {metrics::kSidePanelWidth, metrics::kSidePanelWidth}, this);
    content->setObjectName(QStringLiteral("destinationsSplitter"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(content, 1);
    createList();
    connectParts();
}

void DestinationsView::createList() {
    using Model = DestinationTableModel;
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("destinationsTable"));
    table->setAccessibleName(tr("Receivers"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(Model::State, new StatusDelegate(ToneRole, table));
    const QString moment =
        CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1));
    const QString count = CellText::count(10'000);
    table->setColumns({{Model::Receiver, QStringLiteral("https://hooks.example.com/"), 0, true},
                       {Model::State, DestinationText::stateWords(), 0},
                       {Model::Waiting, count, 0},
                       {Model::Held, count, 1},
                       {Model::GivenUp, count, 0},
                       {Model::Lag, DestinationText::age(59'000'000), 2},
                       {Model::Rate, count, 3},
                       {Model::LastSuccess, moment, 4},
                       {Model::LastFailure, moment, 5}});
}

void DestinationsView::connectParts() {
    connect(&m_model, &DestinationTableModel::loaded, this, &DestinationsView::showListState);
    connect(&m_model, &DestinationTableModel::failed, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled) emit failed(error);
        if (m_model.isLoaded()) return;
        m_list->showEmpty({QStringLiteral("cloud-off"), tr("The receivers cannot be read"),
                           errorText(error), tr("Try again")});
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::readAgainRequested, this, &DestinationsView::readAgain);
    connect(m_list, &ListCard::actionRequested, this, &DestinationsView::readAgain);
    connect(m_follower, &RowFollower::rowChosen, this, &DestinationsView::showSelected);
    connect(m_list->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const DestinationState* row = m_model.row(index.row())) {
            emit messagesRequested(row->health.destination);
        }
    });
    connect(m_pane, &DestinationPane::enableRequested, this, &DestinationsView::enable);
    connect(m_pane, &DestinationPane::limitRequested, this, &DestinationsView::askLimit);
    connect(m_pane, &DestinationPane::messagesRequested, this,
            &DestinationsView::messagesRequested);
    connect(m_pane, &DestinationPane::keyboardLost, m_list, &ListCard::enter);
    connect(&m_shop, &ShopClock::loaded, this, [this] {
        m_model.setCalendar(m_shop.calendar(), m_shop.today());
        showSelected();
    });
}

void DestinationsView::readAgain() { m_model.refresh(); }

void DestinationsView::enter() { m_list->enter(); }

void DestinationsView::choose(const QString& destination) {
    const int row = m_model.rowOf(destination);
    if (row >= 0) {
        m_list->table()->setCurrentIndex(m_model.index(row, 0));
    } else {
        m_follower->expect(destination);
    }
}

void DestinationsView::setUnserved(const QString& destination, const QString& reason) {
    m_model.setUnserved(destination, reason);
}

void DestinationsView::setPaused(const QString& destination, qint64 forMs) {
    m_model.setPaused(destination, m_shop.now(), forMs);
}

QList<QWidget*> DestinationsView::stops() const { return m_list->stops() + m_pane->stops(); }

const DestinationState* DestinationsView::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void DestinationsView::enable() {
    const DestinationState* row = selected();
    if (!row) return;
    m_commands.sendAll({EnableDestination{row->health.destination}}, m_pane->enableButton(),
                       [this] {
                           m_commands.report(MessageKind::Success,
                                             tr("The messages that were held are sent now."));
                       });
}

void DestinationsView::askLimit() {
    const DestinationState* row = selected();
    if (!row) return;
    const QString destination = row->health.destination;
    auto* dialog = new LimitDestinationDialog(DeliveryTableModel::receiverText(destination),
                                              row->health.atOnce, this);
    m_commands.openDialog(
        dialog,
        [dialog, destination]() -> Command {
            return LimitDestination{destination, dialog->atOnce()};
        },
        [this] {
            m_commands.report(MessageKind::Success,
                              tr("The new limit applies to the next messages."));
        });
}

void DestinationsView::showSelected() {
    const DestinationState* row = selected();
    row ? m_pane->showDestination(*row) : m_pane->showEmpty();
}

void DestinationsView::showListState() {
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else {
        m_list->showEmpty({QStringLiteral("send"),
                           tr("Nothing is sent anywhere"),
                           tr("Add a route, and the receiver it names appears here."),
                           {}});
    }
    m_list->setFooter(tr("%Ln receiver(s)", nullptr, m_model.rowCount()));
    m_follower->follow();
    showSelected();
}

}  // namespace countertop
