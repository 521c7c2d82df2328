// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrdersPage.h"

#include "models/projections/OrderReads.h"
#include "models/tables/CellText.h"
#include "views/forms/BusyButton.h"
#include "views/forms/ChipRow.h"
#include "views/forms/DayRangePicker.h"
#include "views/forms/SearchEdit.h"
#include "views/lists/EmptyState.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/RowFollower.h"
#include "views/lists/StatusChip.h"
#include "views/orders/HandBackText.h"
#include "views/orders/OrderDetailPane.h"
#include "views/orders/OrderDialogs.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

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
      m_named(new QPushButton(this)),
      m_clear(new QPushButton(tr("Clear the filter"), this)),
      m_outside(new QPushButton(this)),
      m_list(new ListCard(this)),
      m_follower(m_list->follow(m_model)),
      m_details(new OrderDetailPane(m_shop, this)) {
    createTop();
    createList();
    orderTabs();
    connectList();
    connectFilter();
    connectActions();
    connectMoneyBack();
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
        {All, tr("All")},        {Today, tr("Today")},           {ToPay, tr("To pay")},
        {ToShip, tr("To ship")}, {Shipped, tr("Shipped")},       {Cancelled, tr("Cancelled")},
        {Drafts, tr("Drafts")},  {Stuck, tr("Needs attention")},
    };
    for (const auto& [chip, word] : chips) m_chips->addChip(chip, word);
    auto* chipRow = new QHBoxLayout;
    chipRow->addWidget(m_chips, 1);
    chipRow->addWidget(m_clear);
    column->addLayout(chipRow);
    auto* side = new QWidget(this);
    auto* left = new QVBoxLayout(side);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(metrics::kSpace);
    left->addLayout(makeFilterRow());
    left->addWidget(m_outside, 0, Qt::AlignLeft);
    left->addWidget(m_list, 1);
    // Gives the spare width of the list to the names in the pane.
    auto* content = new PaneSplitter(side, m_details,
                                     {metrics::kSidePanelWidth, metrics::kWidePanelWidth}, this);
    content->setObjectName(QStringLiteral("ordersSplitter"));
    column->addWidget(content, 1);
    pageparts::readAsLaidOut(this);
}

QBoxLayout* OrdersPage::makeFilterRow() {
    m_filter->setObjectName(QStringLiteral("ordersFilterEdit"));
    m_filter->setAccessibleName(tr("Filter orders"));
    m_filter->setPlaceholderText(tr("Number, customer or SKU"));
    m_days->combo()->setObjectName(QStringLiteral("ordersDatesCombo"));
    createNotices();
    auto* words = new QHBoxLayout;
    words->setSpacing(metrics::kSpaceSmall);
    words->addWidget(m_filter, 1);
    words->addWidget(m_named);
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight);
    row->setSpacing(metrics::kSpaceSmall);
    row->addLayout(words, 1);
    row->addWidget(m_days);
    // Two date fields would leave no room for the search field beside them.
    connect(m_days, &DayRangePicker::fieldsShown, this, [row](bool areShown) {
        row->setDirection(areShown ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    });
    return row;
}

void OrdersPage::createNotices() {
    m_named->setObjectName(QStringLiteral("ordersCustomerButton"));
    m_named->setIcon(Icons::get(QStringLiteral("x")));
    m_clear->setObjectName(QStringLiteral("clearOrdersFilterButton"));
    m_clear->setAccessibleName(m_clear->text());
    m_outside->setObjectName(QStringLiteral("outsideMatchButton"));
    for (QPushButton* button : {m_named, m_clear, m_outside}) {
        button->setAutoDefault(false);
        button->hide();
    }
    for (QPushButton* link : {m_clear, m_outside}) setVariant(link, "link");
}

// In visual order: filters, list, chosen order.
void OrdersPage::orderTabs() {
    pageparts::setTabOrder(QList<QWidget*>{m_export} + m_chips->chips() +
                           QList<QWidget*>{m_clear, m_filter, m_named} + m_days->fields() +
                           QList<QWidget*>{m_outside} + m_list->stops() + m_details->stops());
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
    connect(m_export, &QPushButton::clicked, this,
            [this] { emit exportRequested(m_model.filter(), m_model.order()); });
    connect(m_list, &ListCard::actionRequested, this,
            [this] { isFiltered() && !m_model.hasFailed() ? clearFilter() : readAgain(); });
    connect(m_list, &ListCard::readAgainRequested, this, &OrdersPage::readAgain);
    connect(m_list->table(), &QAbstractItemView::activated, this, &OrdersPage::openOrder);
    connect(m_list, &ListCard::rowChosen, this, &OrdersPage::showChosen);
    connect(m_list, &ListCard::rowsChanged, this, &OrdersPage::showListState);
    connect(&m_model, &WindowedTableModel::failed, this, &OrdersPage::showReadError);
}

void OrdersPage::connectFilter() {
    connect(m_chips, &ChipRow::chosen, this, &OrdersPage::chooseChip);
    connect(m_filter, &SearchEdit::searched, this, &OrdersPage::applyFilter);
    connect(m_filter, &SearchEdit::listRequested, this, [this] {
        m_list->enter();
        if (m_filter->hasFocus() && m_outside->isVisible()) m_outside->setFocus();
    });
    connect(m_days, &DayRangePicker::rangeChanged, this, &OrdersPage::applyFilter);
    connect(m_clear, &QPushButton::clicked, this, &OrdersPage::clearFilter);
    connect(m_named, &QPushButton::clicked, this, [this] {
        setSpecial({}, {});
        applyFilter();
        m_filter->setFocus();
    });
    connect(m_outside, &QPushButton::clicked, this, [this] {
        m_list->table()->setFocus();
        showOrderAlone(m_outsideOrder);
    });
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
    connect(m_details, &OrderDetailPane::actionsEnded, this, &OrdersPage::leavePane);
    connect(m_details, &OrderDetailPane::readAgainRequested, this, &OrdersPage::readAgain);
    connect(m_details, &OrderDetailPane::tryRequested, this, &OrdersPage::tryRequested);
}

void OrdersPage::connectMoneyBack() {
    connect(m_details, &OrderDetailPane::cancelRequested, this, [this] {
        const OrderDetails before = m_details->details();
        auto* dialog = new CancelOrderDialog(before.row, this);
        openForm(
            dialog, [dialog] { return dialog->command(); },
            [this, before](const CommandResult&) {
                emit message(MessageKind::Success,
                             (tr("Cancelled.") + u' ' +
                              HandBackText::sentence(before, before.row.netMinor()))
                                 .trimmed());
            });
    });
    connect(m_details, &OrderDetailPane::refundRequested, this, [this] {
        const OrderDetails before = m_details->details();
        auto* dialog = new RefundOrderDialog(before, this);
        openForm(
            dialog, [dialog] { return dialog->command(); },
            [this, before, dialog](const CommandResult&) {
                const RefundOrder refund = dialog->command();
                emit message(MessageKind::Success,
                             tr("Refunded.") + u' ' +
                                 HandBackText::sentence(
                                     before, refund.amountMinor.value_or(before.row.netMinor()),
                                     refund.method));
            });
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

void OrdersPage::focusSearch() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void OrdersPage::readAgain() {
    m_shop.load();
    m_model.refresh();
    askCounts();
    askDetails();
}

void OrdersPage::showChosen(const QString& orderId) {
    if (orderId == m_shownOrder) return;
    m_shownOrder = orderId;
    m_opensWhenRead = false;
    m_past.cancel();
    if (!orderId.isEmpty()) {
        m_details->awaitOrder();
        return askDetails();
    }
    ++m_detailsToken;
    m_details->showEmpty();
}

void OrdersPage::openOrder() {
    const bool isRead =
        m_details->isCurrent() && m_details->details().row.orderId.text() == m_follower->key();
    m_opensWhenRead = !isRead;
    if (isRead) m_details->enter();
}

void OrdersPage::leavePane() {
    m_list->enter();
    if (!m_list->table()->hasFocus()) m_filter->setFocus();
}

void OrdersPage::askDetails() {
    if (m_shownOrder.isEmpty()) return;
    m_queue.ask<OrderDetails>(
        this, [order = m_shownOrder](OrderReads& orders) { return orders.order(order); },
        [this, token = ++m_detailsToken](const Result<OrderDetails>& details) {
            if (token != m_detailsToken) return;
            if (details) {
                m_details->showOrder(*details);
                if (std::exchange(m_opensWhenRead, false)) m_details->enter();
                return;
            }
            const QString why = errorText(details.error(), m_shop.currency());
            emit message(MessageKind::Error, why);
            // The pane must not keep showing an order other than the selected one.
            if (!m_details->isCurrent()) m_details->showUnread(why);
        });
}

void OrdersPage::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (isFiltered()) {
        m_list->showEmpty({QStringLiteral("filter-off"), tr("No order matches"),
                           tr("No order has this status, these dates and these words."),
                           tr("Clear the filter")});
    } else {
        m_list->showEmpty({QStringLiteral("receipt"),
                           tr("No orders yet"),
                           tr("Orders placed at the till or on the web appear here."),
                           {}});
    }
    m_list->setFooter(footerText(), sumText());
    m_export->setEnabled(m_model.rowCount() > 0);
}

QString OrdersPage::footerText() const {
    return tr("%Ln order(s)", nullptr, static_cast<int>(m_model.extent().rows));
}

// Names each sum: "420 paid or shipped £10,520.10 · 6 others £272.65 · 2 drafts".
QString OrdersPage::sumText() const {
    const OrderListSummary& sums = m_model.extent().orders;
    const auto money = [&sums](qint64 minor) { return CellText::money(minor, sums.currency); };
    if (sums.netPaidMinor) return tr("Taken less given back %1").arg(money(*sums.netPaidMinor));
    QStringList parts;
    if (sums.sold.orders > 0 || sums.orders == 0) {
        parts.append(tr("%Ln paid or shipped %1", nullptr, static_cast<int>(sums.sold.orders))
                         .arg(money(sums.sold.totalMinor)));
    }
    if (sums.others.orders > 0) {
        parts.append(tr("%Ln other(s) %1", nullptr, static_cast<int>(sums.others.orders))
                         .arg(money(sums.others.totalMinor)));
    }
    if (sums.drafts > 0) {
        parts.append(tr("%Ln draft(s)", nullptr, static_cast<int>(sums.drafts)));
    }
    return parts.join(QStringLiteral(" · "));
}

void OrdersPage::tryEnded(const QString& sagaId) {
    const auto& fulfilment = m_details->details().fulfilment;
    if (fulfilment && fulfilment->sagaId == sagaId) askDetails();
}

void OrdersPage::showReadError(const Error& error) {
    const bool wasStopped = error.code == ErrorCode::Cancelled;
    if (!wasStopped) emit message(MessageKind::Error, errorText(error, m_shop.currency()));
    // Rows of the same query stay, shown pale; rows of an earlier query are removed.
    if (m_model.isLoaded() && m_model.isCounted()) return;
    m_list->showEmpty({QStringLiteral("cloud-off"),
                       wasStopped ? tr("The orders are not read") : tr("The orders cannot be read"),
                       wasStopped ? QString() : errorText(error, m_shop.currency()),
                       tr("Try again")});
}

}  // namespace countertop
