// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderDetailPane.h"

#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderLinesTableModel.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/ShopClock.h"
#include "views/forms/BusyButton.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/orders/ChangeText.h"
#include "views/orders/FulfilmentNotice.h"
#include "views/orders/HandBackText.h"
#include "views/orders/LineDelegate.h"
#include "views/orders/OrderActionBar.h"
#include "views/orders/OrderActions.h"
#include "views/orders/OrderPastNotice.h"
#include "views/orders/OrderTimeBar.h"
#include "views/orders/TimelineDelegate.h"
#include "views/shell/MouseScrollArea.h"
#include "views/shell/PaneNotice.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

OrderDetailPane::OrderDetailPane(const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_stack(new QStackedLayout),
      m_empty(new PaneNotice(*m_stack, this)),
      m_actions(new OrderActionBar(this)),
      m_fulfilment(new FulfilmentNotice(shop, this)),
      m_past(new OrderPastNotice(this)),
      m_time(new OrderTimeBar(this)) {
    m_empty->setWords({QStringLiteral("receipt"), tr("No order chosen"),
                       tr("Choose an order to see its lines, its money and what happened to it.")});
    makeLists();
    m_content = makeFrame(makeContent());
    m_stack->addWidget(m_content);
    body()->addLayout(m_stack);
    connect(m_empty, &PaneNotice::keyboardLost, this, &OrderDetailPane::actionsEnded);
    connect(m_empty, &PaneNotice::actionRequested, this, &OrderDetailPane::readAgainRequested);
    connectActions();
    connect(m_fulfilment, &FulfilmentNotice::tryRequested, this, &OrderDetailPane::tryRequested);
    connect(m_time, &OrderTimeBar::versionChosen, this, &OrderDetailPane::moveTo);
    connect(m_past, &OrderPastNotice::backToNowRequested, this, [this] {
        m_time->setFocus(Qt::OtherFocusReason);
        m_time->backToNow();
    });
}

void OrderDetailPane::connectActions() {
    // Actions apply to the selected row, so ignore them while the pane shows another one.
    const auto act = [this](auto requested, auto signal) {
        connect(m_actions, requested, this, [this, signal] {
            if (isCurrent()) emit(this->*signal)();
        });
    };
    act(&OrderActionBar::payRequested, &OrderDetailPane::payRequested);
    act(&OrderActionBar::shipRequested, &OrderDetailPane::shipRequested);
    act(&OrderActionBar::cancelRequested, &OrderDetailPane::cancelRequested);
    act(&OrderActionBar::refundRequested, &OrderDetailPane::refundRequested);
    connect(m_actions, &OrderActionBar::actionsEnded, this, &OrderDetailPane::actionsEnded);
}

QWidget* OrderDetailPane::makeFrame(QWidget* content) {
    // Only the lines and the timeline scroll, in full length. The order's head, actions and version
    // slider always stay visible.
    auto* scroll = new MouseScrollArea(this);
    scroll->setWidget(content);
    auto* frame = new QWidget(this);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceSmall);
    column->addWidget(m_past);
    column->addWidget(makeHead());
    column->addWidget(m_fulfilment);
    column->addWidget(m_actions);
    column->addWidget(scroll, 1);
    column->addWidget(makeHairline(frame));
    column->addWidget(m_time);
    m_past->hide();
    // The tables have no scroll bars of their own: the area scrolls to the current row.
    for (LongTableView* table : {m_lines, m_timeline}) {
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(table, &LongTableView::currentRowReady, scroll, [table, scroll] {
            const QRect row = table->visualRect(table->currentIndex());
            const QPoint at = table->viewport()->mapTo(scroll->widget(), row.center());
            scroll->ensureVisible(at.x(), at.y(), 0, row.height());
        });
    }
    return frame;
}

QWidget* OrderDetailPane::makeContent() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, metrics::kSpaceTiny, 0);
    column->setSpacing(metrics::kSpaceSmall);
    column->addWidget(pageparts::makeSectionLabel(tr("Lines"), content));
    column->addWidget(m_lines);
    column->addWidget(makeMoney());
    column->addWidget(pageparts::makeSectionLabel(tr("Timeline"), content));
    column->addWidget(m_timeline);
    column->addStretch();
    return content;
}

QWidget* OrderDetailPane::makeHead() {
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(metrics::kSpaceTiny);
    m_number = new QLabel(head);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(m_number, TextRole::Title);
    m_number->setWordWrap(true);
    m_total = new FigureLabel(head);
    m_total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTextRole(m_total, TextRole::Title);
    m_about = new QLabel(head);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    setTextRole(m_about, TextRole::Body, true);
    m_status = new StatusChip(head);
    m_payment = new StatusChip(head);
    auto* chips = new QHBoxLayout;
    chips->setSpacing(metrics::kSpaceSmall);
    chips->addWidget(m_status);
    chips->addWidget(m_payment);
    chips->addStretch();
    grid->addWidget(m_number, 0, 0);
    grid->addWidget(m_total, 0, 1);
    grid->addWidget(m_about, 1, 0, 1, 2);
    grid->addLayout(chips, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    return head;
}

QWidget* OrderDetailPane::makeMoney() {
    m_moneyText = new QLabel(this);
    m_moneyText->setObjectName(QStringLiteral("orderMoneyLabel"));
    m_moneyText->setWordWrap(true);
    setTextRole(m_moneyText, TextRole::Caption, true);
    return m_moneyText;
}

void OrderDetailPane::makeLists() {
    m_linesModel = new OrderLinesTableModel(this);
    m_lines = new LongTableView(this);
    m_lines->setObjectName(QStringLiteral("orderDetailLinesTable"));
    m_lines->setAccessibleName(tr("Lines of the order"));
    m_lines->setModel(m_linesModel);
    m_lines->horizontalHeader()->hide();
    m_lines->setSelectionMode(QAbstractItemView::NoSelection);
    m_lines->setItemDelegate(new LineDelegate(m_lines));
    m_lines->setRowHeight(LineDelegate::heightFor(fontMetrics()));
    m_timelineModel = new OrderTimelineModel(this);
    m_timeline = new LongTableView(this);
    m_timeline->setObjectName(QStringLiteral("orderTimelineTable"));
    m_timeline->setAccessibleName(tr("Timeline of the order"));
    m_timeline->setModel(m_timelineModel);
    m_timeline->horizontalHeader()->hide();
    m_timeline->setSelectionMode(QAbstractItemView::NoSelection);
    m_timeline->setItemDelegate(new TimelineDelegate(m_timeline));
    m_timeline->setRowHeight(TimelineDelegate::heightFor(fontMetrics()));
    m_timeline->setColumns({{0, {}, 0, true}});
}

void OrderDetailPane::showOrder(const OrderDetails& details) {
    const bool same = showsOrder() && details.row.orderId == m_details.row.orderId;
    m_empty->settle();
    m_details = details;
    const qint64 last =
        details.timeline.isEmpty() ? details.row.version : details.timeline.last().version;
    same ? m_time->setLastVersion(last) : m_time->begin(last);
    m_fulfilment->tryButton()->setBusy(false);
    if (!m_time->isPast()) showNow();
    m_stack->setCurrentWidget(m_content);
}

void OrderDetailPane::enter() {
    if (!m_actions->enter()) m_lines->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> OrderDetailPane::stops() const {
    const QList<QWidget*> notices{m_past->findChild<QPushButton*>(), m_fulfilment->tryButton()};
    const QList<QWidget*> lists{m_lines, m_timeline};
    return notices + m_actions->stops() + lists + m_time->stops();
}

void OrderDetailPane::showEmpty() {
    m_details = {};
    m_time->begin(1);
    m_empty->showEmpty();
}

void OrderDetailPane::awaitOrder() { m_empty->await(); }

bool OrderDetailPane::isCurrent() const { return showsOrder() && !m_empty->isAwaiting(); }

void OrderDetailPane::showUnread(const QString& why) {
    m_details = {};
    m_time->begin(1);
    m_empty->showUnread(why);
}

bool OrderDetailPane::showsOrder() const { return m_stack->currentWidget() == m_content; }

bool OrderDetailPane::showsPast() const { return showsOrder() && m_time->isPast(); }

void OrderDetailPane::backToNow() { m_time->backToNow(); }

void OrderDetailPane::moveTo(qint64 version) {
    if (!m_time->isPast()) {
        emit nowWanted();
        return showNow();
    }
    // The current view stays until the version has been read, but its actions are disabled.
    m_past->showReading();
    m_past->show();
    showActions();
    emit versionWanted(version);
}

void OrderDetailPane::showNow() {
    m_past->hide();
    m_past->showMoment({}, {}, {});
    show(m_details.row, m_details.lines, m_time->version());
}

void OrderDetailPane::showPast(const OrderVersion& past) {
    const bool wanted = m_time->isPast() && past.version == m_time->version() &&
                        past.row.orderId == m_details.row.orderId;
    if (!wanted) return;
    m_past->showMoment(CellText::fullMoment(m_shop.calendar().local(past.at)),
                       ChangeText::text(past.changes, past.row.currency),
                       FailureText::who(past.till, past.actor));
    show(past.row, past.lines, past.version);
}

void OrderDetailPane::show(const OrderRow& row, const QList<OrderLine>& lines, qint64 version) {
    showHead(row);
    showActions();
    showMoney(row);
    showLines(lines, row.currency);
    showTimeline(version, row.currency);
}

void OrderDetailPane::showHead(const OrderRow& row) {
    m_number->setText(row.number.isEmpty() ? tr("Draft") : row.number);
    m_total->setText(CellText::money(row.owedMinor(), row.currency));
    // A long number wraps before the total gets too narrow.
    m_total->setMinimumWidth(qMin(m_total->sizeHint().width(), width() * 2 / 5));
    QStringList about{row.customerName.isEmpty() ? tr("Walk-in") : row.customerName, row.till,
                      m_shop.momentText(row.placedAt)};
    if (row.kind == OrderKind::CreditNote) about.prepend(tr("Credit note"));
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_status->setStatus(statuswords::text(row.status), statuswords::tone(row.status));
    // The list's single status word hides the payment status; show it here when it adds something.
    const bool says = row.paymentStatus != PaymentStatus::Paid && row.status != StatusWord::Draft;
    m_payment->setVisible(says);
    m_payment->setStatus(statuswords::text(row.paymentStatus),
                         statuswords::tone(row.paymentStatus));
}

void OrderDetailPane::showActions() {
    OrderActions actions = showsPast() ? OrderActions{} : actionsFor(m_details.row);
    // A till must not also take what the payment service collects.
    actions.canPay = actions.canPay && !isPaidByService(m_details);
    showsPast() ? m_fulfilment->hide() : m_fulfilment->showOrder(m_details);
    m_actions->setHidden(showsPast());
    m_actions->showActions(actions);
}

void OrderDetailPane::showMoney(const OrderRow& row) {
    const auto money = [&row](qint64 minor) { return CellText::money(minor, row.currency); };
    QStringList parts;
    if (row.taxMinor != 0) parts.append(tr("%1 tax included").arg(money(row.taxMinor)));
    if (row.capturedMinor != 0) parts.append(tr("%1 paid").arg(money(row.capturedMinor)));
    if (row.refundedMinor != 0) parts.append(tr("%1 refunded").arg(money(row.refundedMinor)));
    if (row.creditedMinor != 0) parts.append(tr("%1 before the refund").arg(money(row.totalMinor)));
    const QString givenBack = showsPast() ? QString() : HandBackText::givenBack(m_details);
    if (!givenBack.isEmpty()) parts.append(tr("given back: %1").arg(givenBack));
    if (row.dueMinor() > 0) parts.append(tr("%1 to pay").arg(money(row.dueMinor())));
    pageparts::showWords(m_moneyText, parts.join(QStringLiteral(" · ")));
}

void OrderDetailPane::showLines(const QList<OrderLine>& lines, const QString& currency) {
    m_linesModel->setLines(lines, currency);
    QString widestTotal;
    QString widestQuantity;
    for (const OrderLine& line : lines) {
        const QString total = CellText::money(line.totalMinor, currency);
        if (total.size() > widestTotal.size()) widestTotal = total;
        const QString quantity = CellText::count(line.quantity) + QStringLiteral(" ×");
        if (quantity.size() > widestQuantity.size()) widestQuantity = quantity;
    }
    m_lines->setColumns({{OrderLinesTableModel::Quantity, widestQuantity, 0},
                         {OrderLinesTableModel::Product, {}, 0, true},
                         {OrderLinesTableModel::Total, widestTotal, 0}});
    m_lines->setFixedHeight(qMax(1, int(lines.size())) * m_lines->rowHeight());
}

void OrderDetailPane::showTimeline(qint64 version, const QString& currency) {
    QList<TimelineEntry> entries = m_details.timeline;
    if (showsPast()) entries.removeIf([&](const auto& entry) { return entry.version > version; });
    m_timeline->setFixedHeight(qMax(1, int(entries.size())) * m_timeline->rowHeight());
    m_timelineModel->setEntries(entries, currency, m_shop.calendar(), m_shop.today());
}

}  // namespace countertop
