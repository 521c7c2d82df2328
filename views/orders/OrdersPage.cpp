// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrdersPage.h"

#include "models/tables/CellText.h"
#include "views/common/BusyButton.h"
#include "views/common/ChipRow.h"
#include "views/common/DayRangePicker.h"
#include "views/common/EmptyState.h"
#include "views/common/ErrorText.h"
#include "views/common/ListCard.h"
#include "views/common/LongTableView.h"
#include "views/common/PageParts.h"
#include "views/common/SearchEdit.h"
#include "views/common/StatusChip.h"
#include "views/common/theme/Icons.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"
#include "views/orders/OrderDetailPane.h"
#include "views/orders/OrderDialogs.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

OrdersPage::OrdersPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : CommandPage(parent),
      m_queue(queue),
      m_shop(queue, clock),
      m_model(queue),
      m_past(queue),
      m_chips(new ChipRow(this)),
      m_filter(new SearchEdit(this)),
      m_days(new DayRangePicker(this)),
      m_customer(new QPushButton(this)),
      m_list(new ListCard(this)),
      m_details(new OrderDetailPane(m_shop, this)) {
    createTop();
    createList();
    connectList();
    connectActions();
    connectPast();
    connect(&m_shop, &ShopClock::loaded, this, [this] {
        m_model.setCalendar(m_shop.calendar(), m_shop.today());
        m_days->setToday(m_shop.today());
        askCounts();
    });
}

void OrdersPage::createTop() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Orders"));
    m_export = pageparts::makeButton(QStringLiteral("exportOrdersButton"),
                                     QStringLiteral("download"), tr("Export CSV"), this);
    title->addWidget(m_export);
    m_chips->setObjectName(QStringLiteral("ordersChips"));
    const std::pair<Chip, QString> chips[]{
        {All, tr("All")},        {Today, tr("Today")},     {ToPay, tr("To pay")},
        {ToShip, tr("To ship")}, {Shipped, tr("Shipped")}, {Cancelled, tr("Cancelled")},
        {Drafts, tr("Drafts")},
    };
    for (const auto& [chip, word] : chips) m_chips->addChip(chip, word);
    column->addWidget(m_chips);
    auto* content = new QHBoxLayout;
    content->setSpacing(metrics::kSpaceLarge);
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics::kSpace);
    left->addLayout(makeFilterRow());
    left->addWidget(m_list, 1);
    content->addLayout(left, 1);
    content->addWidget(m_details);
    column->addLayout(content, 1);
}

QHBoxLayout* OrdersPage::makeFilterRow() {
    m_filter->setObjectName(QStringLiteral("ordersFilterEdit"));
    m_filter->setAccessibleName(tr("Filter orders"));
    m_filter->setPlaceholderText(tr("Number, customer or SKU"));
    m_days->combo()->setObjectName(QStringLiteral("ordersDatesCombo"));
    m_customer->setObjectName(QStringLiteral("ordersCustomerButton"));
    m_customer->setIcon(Icons::get(QStringLiteral("x")));
    m_customer->setAutoDefault(false);
    m_customer->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_filter, 1);
    row->addWidget(m_customer);
    row->addWidget(m_days);
    return row;
}

void OrdersPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("ordersTable"));
    table->setAccessibleName(tr("Orders"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(OrderTableModel::Status, new StatusDelegate(ToneRole, table));
    const OrderSort sort = m_model.order();
    table->horizontalHeader()->setSortIndicator(
        OrderTableModel::columnOf(sort.field),
        sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    table->setSortingEnabled(true);
    table->setColumns(
        {{OrderTableModel::Number, QStringLiteral("T1-000000"), 0, false, ColumnFit::Always},
         {OrderTableModel::Customer, QStringLiteral("Alexandra Winter"), 0, true},
         {OrderTableModel::Placed,
          CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1)), 1},
         {OrderTableModel::From, QStringLiteral("Till 10"), 3, false, ColumnFit::WithinRoom},
         {OrderTableModel::Items, QStringLiteral("0000"), 2},
         {OrderTableModel::Status, CellText::statusWords(), 0},
         {OrderTableModel::Total, CellText::money(1'000'000, QStringLiteral("GBP")), 0, false,
          ColumnFit::Always}});
}

void OrdersPage::connectList() {
    connect(m_chips, &ChipRow::chosen, this, &OrdersPage::chooseChip);
    connect(m_filter, &SearchEdit::searched, this, &OrdersPage::applyFilter);
    connect(m_days, &DayRangePicker::rangeChanged, this, &OrdersPage::applyFilter);
    connect(m_customer, &QPushButton::clicked, this, [this] { showOrdersOf({}, {}); });
    connect(m_export, &QPushButton::clicked, this,
            [this] { emit exportRequested(m_model.filter(), m_model.order()); });
    connect(m_list, &ListCard::actionRequested, this,
            [this] { isFiltered() && m_model.isLoaded() ? clearFilter() : readAgain(); });
    connect(m_list->table(), &LongTableView::currentRowReady, this, &OrdersPage::showSelected);
    connect(&m_model, &WindowedTableModel::loaded, this, &OrdersPage::showListState);
    connect(&m_model, &WindowedTableModel::refreshed, this, &OrdersPage::showListState);
    connect(&m_model, &WindowedTableModel::extentChanged, this, &OrdersPage::showListState);
    connect(&m_model, &WindowedTableModel::failed, this, &OrdersPage::showReadError);
}

void OrdersPage::connectActions() {
    const auto row = [this] { return m_details->details().row; };
    connect(m_details, &OrderDetailPane::payRequested, this, [this, row] {
        auto* dialog = new TakePaymentDialog(row(), this);
        openForm(
            dialog, [dialog] { return dialog->command(); },
            [this](const CommandResult& done) {
                if (done.changeMinor <= 0) return;
                emit message(MessageKind::Success,
                             tr("Paid. Change to give back: %1")
                                 .arg(CellText::money(done.changeMinor, done.currency)));
            });
    });
    connect(m_details, &OrderDetailPane::shipRequested, this, [this, row] {
        auto* dialog = new ShipOrderDialog(row(), this);
        openForm(dialog, [dialog] { return dialog->command(); });
    });
    connect(m_details, &OrderDetailPane::cancelRequested, this, [this, row] {
        auto* dialog = new CancelOrderDialog(row(), this);
        openForm(dialog, [dialog] { return dialog->command(); });
    });
    connect(m_details, &OrderDetailPane::refundRequested, this, [this, row] {
        auto* dialog = new RefundOrderDialog(m_details->details(), this);
        openForm(dialog, [dialog] { return dialog->command(); });
    });
}

void OrdersPage::connectPast() {
    connect(m_details, &OrderDetailPane::versionWanted, this,
            [this](qint64 version) { m_past.want(m_details->details().row.orderId, version); });
    connect(m_details, &OrderDetailPane::nowWanted, &m_past, &OrderPastReader::cancel);
    connect(&m_past, &OrderPastReader::arrived, m_details, &OrderDetailPane::showPast);
    connect(&m_past, &OrderPastReader::failed, this, [this](const Error& error) {
        m_details->backToNow();
        emit message(MessageKind::Error, errorText(error, m_shop.currency()));
    });
}

void OrdersPage::showDays(const QDate& from, const QDate& to) {
    m_chips->choose(All);
    m_customerId = {};
    m_customer->hide();
    m_filter->search({});
    m_days->setRange({from, to});
    applyFilter();
}

void OrdersPage::showOrdersOf(const CustomerId& customerId, const QString& name) {
    m_customerId = customerId;
    m_customer->setText(name);
    m_customer->setAccessibleName(tr("Show the orders of every customer, not only %1").arg(name));
    m_customer->setVisible(!customerId.isEmpty());
    if (!customerId.isEmpty()) {
        m_chips->choose(All);
        m_days->choose(DayRangePicker::AnyDay);
        m_filter->search({});
    }
    applyFilter();
}

void OrdersPage::showOrder(const QString& idOrNumber) {
    m_shownOrder = idOrNumber;
    askDetails();
}

void OrdersPage::focusSearch() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

std::optional<StatusWord> OrdersPage::statusOf(int chip) {
    switch (static_cast<Chip>(chip)) {
        case ToPay:
            return StatusWord::Pending;
        case ToShip:
            return StatusWord::Paid;
        case Shipped:
            return StatusWord::Shipped;
        case Cancelled:
            return StatusWord::Cancelled;
        case Drafts:
            return StatusWord::Draft;
        case All:
        case Today:
            break;
    }
    return std::nullopt;
}

void OrdersPage::chooseChip(int chip) {
    // The Today chip owns the date choice only while it is chosen.
    if (chip == Today) {
        m_days->choose(DayRangePicker::Today);
    } else if (m_days->span() == DayRangePicker::Today) {
        m_days->choose(DayRangePicker::AnyDay);
    }
    applyFilter();
}

void OrdersPage::applyFilter() {
    const DayRange days = m_days->range();
    if (m_chips->chosenId() == Today && m_days->span() != DayRangePicker::Today) {
        m_chips->choose(All);
    }
    OrderFilter filter;
    filter.status = statusOf(m_chips->chosenId());
    filter.fromDay = dayKey(days.from);
    filter.toDay = dayKey(days.to);
    filter.customerId = m_customerId;
    filter.search = m_filter->text().trimmed();
    m_model.setFilter(filter);
}

void OrdersPage::clearFilter() {
    m_chips->choose(All);
    m_customerId = {};
    m_customer->hide();
    m_filter->search({});
    m_days->choose(DayRangePicker::AnyDay);
    applyFilter();
    m_filter->setFocus();
}

bool OrdersPage::isFiltered() const { return m_model.filter() != OrderFilter{}; }

void OrdersPage::readAgain() {
    m_shop.load();
    m_model.refresh();
    askCounts();
    askDetails();
}

void OrdersPage::askCounts() {
    OrderFilter today;
    today.fromDay = dayKey(m_shop.today());
    today.toDay = today.fromDay;
    m_queue.ask<Counts>(
        this,
        [today](ShopQueries& queries) -> Result<Counts> {
            auto byStatus = queries.statusCounts();
            if (!byStatus) return fail(byStatus.error());
            const auto ofToday = queries.orderSummary(today);
            if (!ofToday) return fail(ofToday.error());
            return Counts{*std::move(byStatus), ofToday->orders};
        },
        [this, token = ++m_countsToken](const Result<Counts>& counts) {
            // The list's own question reports that the database is away.
            if (counts && token == m_countsToken) showCounts(*counts);
        });
}

void OrdersPage::showCounts(const Counts& counts) {
    qint64 all = 0;
    for (const int chip : {ToPay, ToShip, Shipped, Cancelled, Drafts}) m_chips->setCount(chip, 0);
    for (const StatusCount& count : counts.byStatus) {
        all += count.orders;
        for (const int chip : {ToPay, ToShip, Shipped, Cancelled, Drafts}) {
            if (statusOf(chip) == count.status) m_chips->setCount(chip, count.orders);
        }
    }
    m_chips->setCount(All, all);
    m_chips->setCount(Today, counts.today);
}

void OrdersPage::showSelected() {
    const OrderRow* row = m_model.row(m_list->table()->currentIndex().row());
    if (!row || row->orderId.text() == m_shownOrder) return;
    m_shownOrder = row->orderId.text();
    askDetails();
}

void OrdersPage::askDetails() {
    if (m_shownOrder.isEmpty()) return;
    m_queue.ask<OrderDetails>(
        this, [order = m_shownOrder](ShopQueries& queries) { return queries.order(order); },
        [this, token = ++m_detailsToken](const Result<OrderDetails>& details) {
            if (token != m_detailsToken) return;
            if (details) return m_details->showOrder(*details);
            emit message(MessageKind::Error, errorText(details.error(), m_shop.currency()));
        });
}

void OrdersPage::showListState() {
    const ListExtent& extent = m_model.extent();
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (isFiltered()) {
        m_list->showNothing({QStringLiteral("filter-off"), tr("No order matches"),
                             tr("No order has this status, these dates and these words."),
                             tr("Clear the filter")});
    } else {
        m_list->showNothing({QStringLiteral("receipt"),
                             tr("No orders yet"),
                             tr("Orders placed at the till or on the web appear here."),
                             {}});
    }
    m_list->setFooter(tr("%Ln order(s)", nullptr, static_cast<int>(extent.rows)),
                      tr("Total %1").arg(CellText::money(extent.totalMinor, extent.currency)));
    m_export->setEnabled(m_model.rowCount() > 0);
}

void OrdersPage::showReadError(const Error& error) {
    emit message(MessageKind::Error, errorText(error, m_shop.currency()));
    if (m_model.isLoaded()) return;
    m_list->showNothing({QStringLiteral("cloud-off"), tr("The orders cannot be read"),
                         errorText(error, m_shop.currency()), tr("Try again")});
}

}  // namespace countertop
