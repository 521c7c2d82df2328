// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PageFixture.h"
#include "tests/support/Waiting.h"
#include "views/forms/BusyButton.h"
#include "views/forms/FormDialog.h"
#include "views/orders/OrderActions.h"
#include "views/orders/OrderDialogs.h"
#include "views/orders/OrdersPage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace countertop {

/// Filters, opens, pays, ships and cancels orders on the page, on a shop in memory.
class OrdersPageTest : public PageFixture<OrdersPage> {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init();
    void cleanup();

    void namesAreThoseOfTheContract_data();
    void namesAreThoseOfTheContract();
    void actionsFollowTheState_data();
    void actionsFollowTheState();
    void chipsCountAndNarrow();
    void filterWaitsForAPauseAndNarrows();
    void noMatchOffersToClear();
    void choosingAnOrderShowsItsDetails();
    void paymentIsSentOnceAndAnsweredInPlace();
    void lostReplyIsRepeatedWithTheSameKey();
    void cancelNeedsAReason();
    void draftsAreGivenUpNotCancelled();
    void cancelIsSentWithItsReason();
    void shipSendsTheTracking();
    void refusalStaysInTheDialog();
    void answersForOthersAreIgnored();
    void daysOfARevenueBarAreShown();
    void exportCarriesFilterAndSort();
    void awayDatabaseSaysSoAndTriesAgain();
    void hiddenPageDoesNotRead();
    void CL_26_aStuckOrderSaysSo();
    void CL_26_stuckOrdersHaveTheirView();

private:
    void choose(StatusWord status);
    FormDialog* openDialog(const char* button);
    void submit(FormDialog* dialog) {
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("submitButton")),
                          Qt::LeftButton);
    }
    [[nodiscard]] Intent intent(int sent) const { return m_sent->at(sent).at(0).value<Intent>(); }
    template <class T>
    [[nodiscard]] T command(int sent) const {
        return std::get<T>(m_sent->at(sent).at(1).value<Command>());
    }
    [[nodiscard]] QAbstractItemModel* rows() const {
        return find<QTableView>("ordersTable")->model();
    }

    std::unique_ptr<QSignalSpy> m_sent;
};

void OrdersPageTest::init() {
    openShop();
    openPage();
    m_sent = std::make_unique<QSignalSpy>(m_page.get(), &Page::commandRequested);
    QTRY_COMPARE(rows()->rowCount(), 400);
}

void OrdersPageTest::cleanup() {
    m_sent.reset();
    close();
}

void OrdersPageTest::choose(StatusWord status) {
    auto* table = find<QTableView>("ordersTable");
    for (int row = 0; row < 20; ++row) {
        if (m_shop->orders.rows.at(row).status != status) continue;
        table->setCurrentIndex(rows()->index(row, 0));
        const QString id = m_shop->orders.rows.at(row).orderId.text();
        QTRY_VERIFY(find("payOrderButton")->isVisible());
        waiting::settle();
        return;
    }
    QFAIL("no such order");
}

FormDialog* OrdersPageTest::openDialog(const char* button) {
    find<BusyButton>(button)->click();
    auto* dialog = m_page->findChild<FormDialog*>();
    if (dialog && !QTest::qWaitForWindowExposed(dialog)) return nullptr;
    return dialog;
}

void OrdersPageTest::namesAreThoseOfTheContract_data() {
    QTest::addColumn<QString>("accessibleName");
    QTest::newRow("ordersFilterEdit") << "Filter orders";
    QTest::newRow("ordersTable") << "Orders";
    QTest::newRow("exportOrdersButton") << "Export CSV";
    QTest::newRow("payOrderButton") << "Take payment for order";
    QTest::newRow("shipOrderButton") << "Ship order";
    QTest::newRow("cancelOrderButton") << "Cancel order";
    QTest::newRow("refundOrderButton") << "Refund order";
}

void OrdersPageTest::namesAreThoseOfTheContract() {
    const QWidget* widget = find(QTest::currentDataTag());
    QVERIFY(widget);
    QTEST(widget->accessibleName(), "accessibleName");
}

void OrdersPageTest::actionsFollowTheState_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QList<bool>>("can");  // pay, ship, cancel, refund
    const auto row = [](const char* name, StatusWord status, QList<bool> can) {
        QTest::newRow(name) << int(status) << std::move(can);
    };
    row("draft", StatusWord::Draft, {false, false, true, false});
    row("pending", StatusWord::Pending, {true, false, true, false});
    row("paid", StatusWord::Paid, {false, true, true, true});
    row("shipped", StatusWord::Shipped, {false, false, false, true});
    row("cancelled", StatusWord::Cancelled, {false, false, false, false});
}

void OrdersPageTest::actionsFollowTheState() {
    QFETCH(int, status);
    const OrderActions actions = actionsFor(makeOrderRow(1, static_cast<StatusWord>(status)));
    const QList<bool> can{actions.canPay, actions.canShip, actions.canCancel, actions.canRefund};
    QTEST(can, "can");
}

void OrdersPageTest::chipsCountAndNarrow() {
    QPushButton* toPay = nullptr;
    for (auto* chip : find("ordersChips")->findChildren<QPushButton*>()) {
        if (chip->accessibleName() == u"To pay") toPay = chip;
    }
    QVERIFY(toPay);
    QTRY_COMPARE(toPay->text(), QStringLiteral("To pay  50"));
    toPay->click();
    QTRY_COMPARE(rows()->rowCount(), 50);
}

void OrdersPageTest::filterWaitsForAPauseAndNarrows() {
    auto* filter = find<QLineEdit>("ordersFilterEdit");
    m_page->focusSearch();
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("000399"));
    QCOMPARE(rows()->rowCount(), 400);
    QTRY_COMPARE(rows()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(rows()->rowCount(), 400);
}

void OrdersPageTest::noMatchOffersToClear() {
    auto* filter = find<QLineEdit>("ordersFilterEdit");
    filter->setText(QStringLiteral("nobody"));
    QTRY_VERIFY(!find("ordersTable")->isVisible());
    for (auto* button : m_page->findChildren<QPushButton*>()) {
        if (button->text() == u"Clear the filter") button->click();
    }
    QTRY_COMPARE(rows()->rowCount(), 400);
    QVERIFY(find("ordersTable")->isVisible());
    QVERIFY(filter->text().isEmpty());
}

void OrdersPageTest::choosingAnOrderShowsItsDetails() {
    choose(StatusWord::Paid);
    QCOMPARE(find<QTableView>("orderDetailLinesTable")->model()->rowCount(), 3);
    QCOMPARE(find<QTableView>("orderTimelineTable")->model()->rowCount(), 4);
    QVERIFY(!find("payOrderButton")->isEnabled());
    QVERIFY(find("shipOrderButton")->isEnabled());
}

void OrdersPageTest::paymentIsSentOnceAndAnsweredInPlace() {
    choose(StatusWord::Pending);
    FormDialog* dialog = openDialog("payOrderButton");
    QVERIFY(dialog);
    submit(dialog);
    submit(dialog);
    QCOMPARE(m_sent->size(), 1);
    QVERIFY(!intent(0).repeated);
    QVERIFY(command<PayOrder>(0).payment.method == PaymentMethod::Cash);
    m_page->commandFinished(intent(0).key, CommandResult{});
    QTRY_VERIFY(!m_page->findChild<FormDialog*>());
}

void OrdersPageTest::lostReplyIsRepeatedWithTheSameKey() {
    choose(StatusWord::Pending);
    FormDialog* dialog = openDialog("payOrderButton");
    submit(dialog);
    Error lost = makeError(ErrorCode::Network, QStringLiteral("gone"));
    lost.outcomeUnknown = true;
    m_page->commandFailed(intent(0).key, lost);
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("formError"))->isVisible());
    submit(dialog);
    QCOMPARE(m_sent->size(), 2);
    QCOMPARE(intent(1).key, intent(0).key);
    QVERIFY(intent(1).repeated);
}

void OrdersPageTest::cancelNeedsAReason() {
    choose(StatusWord::Paid);
    FormDialog* dialog = openDialog("cancelOrderButton");
    submit(dialog);
    QCOMPARE(m_sent->size(), 0);
    QCOMPARE(dialog->shownProblems().size(), 1);
}

void OrdersPageTest::draftsAreGivenUpNotCancelled() {
    OrderRow draft;
    draft.orderId = OrderId::create();
    draft.status = StatusWord::Draft;
    CancelOrderDialog dialog(draft, nullptr);
    QCOMPARE(dialog.accessibleName(), QStringLiteral("Cancel this draft?"));
    QStringList words;
    for (const auto* label : dialog.findChildren<QLabel*>()) words.append(label->text());
    for (const auto* button : dialog.findChildren<QPushButton*>()) words.append(button->text());
    // A draft has taken nothing from stock, so nothing is returned.
    QVERIFY2(!words.join(u'\n').contains(u"order"), qPrintable(words.join(u'\n')));
    QVERIFY(!words.join(u'\n').contains(u"back into stock"));
}

void OrdersPageTest::cancelIsSentWithItsReason() {
    choose(StatusWord::Paid);
    FormDialog* dialog = openDialog("cancelOrderButton");
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("reasonField")),
                     QStringLiteral("changed mind"));
    submit(dialog);
    QCOMPARE(command<CancelOrder>(0).reason, QStringLiteral("changed mind"));
}

void OrdersPageTest::shipSendsTheTracking() {
    choose(StatusWord::Paid);
    FormDialog* dialog = openDialog("shipOrderButton");
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("trackingField")),
                     QStringLiteral("RM123"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(m_sent->size(), 1);
    QCOMPARE(command<ShipOrder>(0).tracking, QStringLiteral("RM123"));
}

void OrdersPageTest::refusalStaysInTheDialog() {
    choose(StatusWord::Paid);
    FormDialog* dialog = openDialog("shipOrderButton");
    submit(dialog);
    m_page->commandFailed(intent(0).key,
                          makeError(ErrorCode::InvalidTransition, QStringLiteral("Order is gone"),
                                    QStringLiteral("already_shipped")));
    const auto* error = dialog->findChild<QLabel*>(QStringLiteral("formError"));
    QVERIFY(error->isVisible() && !error->text().isEmpty());
    submit(dialog);
    QVERIFY2(intent(1).key != intent(0).key, "a refused command is over; the next one is new");
}

void OrdersPageTest::answersForOthersAreIgnored() {
    choose(StatusWord::Paid);
    FormDialog* dialog = openDialog("shipOrderButton");
    submit(dialog);
    m_page->commandFinished(QStringLiteral("somebody else's"), CommandResult{});
    QVERIFY(dialog->isVisible());
}

void OrdersPageTest::daysOfARevenueBarAreShown() {
    const QString day = m_shop->orders.rows.last().day;
    m_page->showDays(QDate::fromString(day, Qt::ISODate), QDate::fromString(day, Qt::ISODate));
    QTRY_VERIFY(rows()->rowCount() < 400);
    QVERIFY(rows()->rowCount() > 0);
}

void OrdersPageTest::exportCarriesFilterAndSort() {
    OrderFilter filter;
    OrderSort sort;
    connect(m_page.get(), &OrdersPage::exportRequested, this,
            [&](const OrderFilter& asked, const OrderSort& order) {
                filter = asked;
                sort = order;
            });
    find<QLineEdit>("ordersFilterEdit")->setText(QStringLiteral("Amira"));
    QTRY_VERIFY(rows()->rowCount() < 400);
    find<QTableView>("ordersTable")->sortByColumn(OrderTableModel::Total, Qt::AscendingOrder);
    find<QPushButton>("exportOrdersButton")->click();
    QCOMPARE(filter.search, QStringLiteral("Amira"));
    QCOMPARE(sort, (OrderSort{OrderSortField::Total, false}));
}

void OrdersPageTest::awayDatabaseSaysSoAndTriesAgain() {
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    OrdersPage page(*m_queue, m_clock);
    QSignalSpy messages(&page, &Page::message);
    page.show();
    QTRY_VERIFY(!messages.isEmpty());
    m_queue->failure.reset();
    for (auto* button : page.findChildren<QPushButton*>()) {
        if (button->text() == u"Try again") button->click();
    }
    auto* table = page.findChild<QTableView*>(QStringLiteral("ordersTable"));
    QTRY_COMPARE(table->model()->rowCount(), 400);
    QVERIFY(table->isVisible());
}

void OrdersPageTest::hiddenPageDoesNotRead() {
    m_page->hide();
    m_queue->hold();
    m_page->refresh();
    QCOMPARE(m_queue->waiting(), 0);
    m_page->show();
    QVERIFY(m_queue->waiting() > 0);
    m_queue->release();
}

void OrdersPageTest::CL_26_aStuckOrderSaysSo() {
    const auto pending =
        std::find_if(m_shop->orders.rows.cbegin(), m_shop->orders.rows.cend(),
                     [](const OrderRow& order) { return order.status == StatusWord::Pending; });
    const OrderRow row = *pending;
    SagaRow saga;
    saga.sagaId = QStringLiteral("saga-1");
    saga.orderId = row.orderId;
    saga.dueAt = kPageNow + 60'000;
    SagaStep step;
    step.action = SagaAction::TakePayment;
    step.attempts = 8;
    step.reason = QStringLiteral("Connection refused");
    saga.steps = {step};
    m_shop->orders.details[row.orderId.text()].fulfilment = saga;
    choose(StatusWord::Pending);
    QTRY_VERIFY(find("fulfilmentNotice")->isVisible());
    const QString text = find<QLabel>("fulfilmentLabel")->text();
    QVERIFY2(text.contains(u"payment service does not answer") && text.contains(u"8 time"),
             qPrintable(text));
    QVERIFY2(text.contains(u"15:01"), qPrintable(text));
    QVERIFY2(!text.contains(u"refused"), "told in the reader's language");
    QVERIFY2(!find("payOrderButton")->isEnabled(), "no till takes what the service takes");
    QVERIFY(find("cancelOrderButton")->isEnabled());
    QSignalSpy tried(m_page.get(), &OrdersPage::tryRequested);
    find<BusyButton>("tryFulfilmentButton")->click();
    QCOMPARE(tried.size(), 1);
    QCOMPARE(tried.at(0).at(0).toString(), saga.sagaId);
    choose(StatusWord::Shipped);
    QVERIFY(!find("fulfilmentNotice")->isVisible());
}

void OrdersPageTest::CL_26_stuckOrdersHaveTheirView() {
    m_shop->orders.stuckOrders = {m_shop->orders.rows.at(7).orderId.text()};
    m_page->refresh();
    for (auto* chip : find("ordersChips")->findChildren<QPushButton*>()) {
        if (chip->accessibleName() == u"Needs attention") chip->click();
    }
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCOMPARE(rows()->index(0, 0).data().toString(), m_shop->orders.rows.at(7).number);
}

}  // namespace countertop

QTEST_MAIN(countertop::OrdersPageTest)
#include "OrdersPageTest.moc"
