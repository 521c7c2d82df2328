// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/OrdersFixture.h"
#include "tests/support/Waiting.h"
#include "views/forms/BusyButton.h"
#include "views/forms/FormDialog.h"
#include "views/orders/OrderDetailPane.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace countertop {

/// The order list in the window: the totals in its footer, the order in the pane, and what is shown
/// while nothing can be read.
class OrdersListTest : public OrdersFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { open(); }
    void cleanup() { close(); }

    void CL_11_theFooterNamesWhatItSums();
    void CL_11_aBarLeadsToExactlyItsOrders();
    void CL_11_aBarOfPaymentsLeadsToWhatMoved();
    void CL_11_noSumStandsBesideRowsOfAnotherFilter();
    void CL_12_thePaneFollowsTheList_data();
    void CL_12_thePaneFollowsTheList();
    void CL_12_thePaneStaysWithItsOrder();
    void CL_12_tabbingIntoTheListMarksItsRow();
    void CL_12_anExactNumberIsFoundInAnyView();
    void CL_12_aFilterIsNamedAndCleared();
    void CL_12_anOrderOfAnotherPageIsInTheList();
    void CL_16_aRefundedOrderLooksRefunded();
    void CL_16_theClerkIsToldWhatToHandBack();
    void CL_17_whatCannotBeReadIsNotEmpty();
    void CL_17_staleRowsArePale();
    void CL_17_aLongQuestionSaysSoAndCanBeStopped();

private:
    [[nodiscard]] QString sum() const {
        return m_page->findChild<QLabel*>(QStringLiteral("listSumLabel"))->text();
    }
    [[nodiscard]] QString count() const {
        return m_page->findChild<QLabel*>(QStringLiteral("listCountLabel"))->text();
    }
    void clickChip(const QString& word);
};

void OrdersListTest::clickChip(const QString& word) {
    for (auto* chip : find("ordersChips")->findChildren<QPushButton*>()) {
        if (chip->accessibleName() == word) chip->click();
    }
    waiting::settle();
}

void OrdersListTest::CL_11_theFooterNamesWhatItSums() {
    m_shop->orders.rows = {makeOrderRow(5, StatusWord::Paid), makeOrderRow(4, StatusWord::Shipped),
                           makeOrderRow(3, StatusWord::Pending),
                           makeOrderRow(2, StatusWord::Cancelled),
                           makeOrderRow(1, StatusWord::Draft)};
    const qint64 totals[]{1000, 500, 300, 70, 9999};
    for (int at = 0; at < 5; ++at) m_shop->orders.rows[at].totalMinor = totals[at];
    m_shop->orders.rows[0].creditedMinor = 250;
    m_page->refresh();
    QTRY_COMPARE(sum(), QStringLiteral("2 paid or shipped £12.50 · 2 others £3.70 · 1 draft"));
    QCOMPARE(count(), QStringLiteral("5 orders"));
}

void OrdersListTest::CL_11_aBarLeadsToExactlyItsOrders() {
    const QDate day = QDate::fromString(m_shop->orders.rows.first().day, Qt::ISODate);
    qint64 orders = 0;
    for (const OrderRow& row : m_shop->orders.rows) {
        const bool isSold = row.status == StatusWord::Paid || row.status == StatusWord::Shipped;
        if (isSold && row.day == m_shop->orders.rows.first().day) ++orders;
    }
    m_page->showDays(day, day, RevenueBasis::Ordered);
    QTRY_COMPARE(qint64(rowCount()), orders);
    QVERIFY(find("ordersCustomerButton")->isVisible());
    QVERIFY2(sum().startsWith(QStringLiteral("%1 paid or shipped").arg(orders)), qPrintable(sum()));
    QVERIFY2(!sum().contains(u"other"), qPrintable(sum()));
}

void OrdersListTest::CL_11_aBarOfPaymentsLeadsToWhatMoved() {
    const auto pay = [this](int at, qint64 minor, const char* day) {
        PaymentRow payment;
        payment.amountMinor = minor;
        payment.day = QString::fromLatin1(day);
        m_shop->orders.details[m_shop->orders.rows.at(at).orderId.text()].payments.append(payment);
    };
    pay(0, 1000, "2026-11-02");
    pay(0, -300, "2026-11-03");
    pay(1, 500, "2026-11-03");
    m_page->showDays({2026, 11, 3}, {2026, 11, 3}, RevenueBasis::Paid);
    QTRY_COMPARE(rowCount(), 2);
    QTRY_COMPARE(sum(), QStringLiteral("Taken less given back £2.00"));
    const auto total = [this](int row) {
        return table()->model()->index(row, OrderTableModel::Total).data().toString();
    };
    QCOMPARE(total(0), QStringLiteral("-£3.00"));
    QCOMPARE(total(1), QStringLiteral("£5.00"));
}

void OrdersListTest::CL_11_noSumStandsBesideRowsOfAnotherFilter() {
    const QString before = sum();
    QVERIFY(!before.isEmpty());
    m_queue->hold();
    clickChip(QStringLiteral("Cancelled"));
    // Until the result arrives, the old rows are greyed out and no total is shown.
    QTRY_VERIFY(table()->isPale());
    QVERIFY2(sum().isEmpty(), qPrintable(sum()));
    m_queue->release();
    QTRY_COMPARE(rowCount(), 50);
    QTRY_VERIFY(sum().contains(u"50 others"));
    QVERIFY(!table()->isPale());
    // Chip counts cover all orders, so a list narrowed by a search must not show them.
    find<QLineEdit>("ordersFilterEdit")->setText(QStringLiteral("Amira"));
    QTRY_VERIFY(rowCount() < 50);
    for (auto* chip : find("ordersChips")->findChildren<QPushButton*>()) {
        QCOMPARE(chip->text(), chip->accessibleName());
    }
}

void OrdersListTest::CL_12_thePaneFollowsTheList_data() {
    QTest::addColumn<QString>("way");
    for (const char* way : {"chip", "words", "dates", "customer", "bar"}) {
        QTest::newRow(way) << QString::fromLatin1(way);
    }
}

void OrdersListTest::CL_12_thePaneFollowsTheList() {
    QFETCH(QString, way);
    choose(StatusWord::Pending);
    QVERIFY(find("payOrderButton")->isEnabled());
    if (way == u"chip") clickChip(QStringLiteral("Shipped"));
    if (way == u"words") find<QLineEdit>("ordersFilterEdit")->setText(QStringLiteral("000399"));
    if (way == u"dates") {
        auto* spans = find<QComboBox>("ordersDatesCombo");
        spans->setCurrentIndex(spans->findText(QStringLiteral("Yesterday")));
    }
    if (way == u"customer")
        m_page->showOrdersOf(m_shop->catalogue.customers.at(3).customerId, QStringLiteral("Priya"));
    if (way == u"bar") m_page->showDays({2026, 11, 20}, {2026, 11, 20});
    QTRY_VERIFY(rowCount() < 400);
    // The list has the focus, so its first row is selected; or the list is empty.
    const auto* pane = m_page->findChild<OrderDetailPane*>();
    const auto isTrue = [this, pane] {
        const int row = table()->selectedRow();
        if (row < 0) return !pane->showsOrder();
        const QString number = table()->model()->index(row, 0).data().toString();
        return pane->showsOrder() && pane->details().row.number == number;
    };
    QTRY_VERIFY(isTrue());
    QVERIFY(!pane->showsOrder() || pane->details().row.number != rowOf(StatusWord::Pending).number);
}

void OrdersListTest::CL_12_thePaneStaysWithItsOrder() {
    choose(StatusWord::Pending);
    clickChip(QStringLiteral("To pay"));
    QTRY_COMPARE(rowCount(), 50);
    QVERIFY(!paneIsEmpty());
    QVERIFY(table()->selectedRow() >= 0);
    QCOMPARE(table()->model()->index(table()->selectedRow(), 0).data().toString(),
             rowOf(StatusWord::Pending).number);
}

void OrdersListTest::CL_12_tabbingIntoTheListMarksItsRow() {
    QCOMPARE(table()->selectedRow(), -1);
    QVERIFY(paneIsEmpty());
    for (int step = 0; step < 10 && !table()->hasFocus(); ++step) press(Qt::Key_Tab);
    QVERIFY(table()->hasFocus());
    QCOMPARE(table()->selectedRow(), 0);
    QTRY_VERIFY(!paneIsEmpty());
}

void OrdersListTest::CL_12_anExactNumberIsFoundInAnyView() {
    const QString number = rowOf(StatusWord::Shipped).number;
    clickChip(QStringLiteral("To pay"));
    QTRY_COMPARE(rowCount(), 50);
    find<QLineEdit>("ordersFilterEdit")->setText(number);
    QTRY_COMPARE(rowCount(), 0);
    auto* outside = find<QPushButton>("outsideMatchButton");
    QTRY_VERIFY(outside->isVisible());
    QVERIFY2(outside->text().contains(number), qPrintable(outside->text()));
    find("ordersFilterEdit")->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(focus(), QStringLiteral("outsideMatchButton"));
    press(Qt::Key_Return);
    QTRY_COMPARE(rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), number);
    QTRY_VERIFY(!paneIsEmpty());
    QVERIFY(!outside->isVisible());
}

void OrdersListTest::CL_12_aFilterIsNamedAndCleared() {
    QVERIFY(!find("clearOrdersFilterButton")->isVisible());
    m_page->showOrdersOf(m_shop->catalogue.customers.at(3).customerId,
                         QStringLiteral("Priya Nair"));
    QTRY_VERIFY(rowCount() < 400);
    auto* named = find<QPushButton>("ordersCustomerButton");
    QVERIFY(named->isVisible());
    QCOMPARE(named->text(), QStringLiteral("Priya Nair"));
    find<QPushButton>("clearOrdersFilterButton")->click();
    QTRY_COMPARE(rowCount(), 400);
    QVERIFY(!named->isVisible());
    QVERIFY(!find("clearOrdersFilterButton")->isVisible());
}

void OrdersListTest::CL_12_anOrderOfAnotherPageIsInTheList() {
    choose(StatusWord::Pending);
    const OrderRow& row = rowOf(StatusWord::Shipped);
    m_page->showOrder(row.orderId.text());
    QTRY_COMPARE(rowCount(), 1);
    QTRY_VERIFY(!paneIsEmpty());
    QCOMPARE(table()->selectedRow(), 0);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), row.number);
    QVERIFY(find<QPushButton>("ordersCustomerButton")->text().contains(row.number));
}

void OrdersListTest::CL_16_aRefundedOrderLooksRefunded() {
    OrderRow& row = m_shop->orders.rows[0];
    row.refundedMinor = row.creditedMinor = row.totalMinor;
    row.paymentStatus = PaymentStatus::Refunded;
    OrderRow& part = m_shop->orders.rows[1];
    part.refundedMinor = part.creditedMinor = 100;
    part.totalMinor = 1234;
    part.paymentStatus = PaymentStatus::PartiallyRefunded;
    m_page->refresh();
    const auto cell = [this](int at, int column) {
        return table()->model()->index(at, column).data().toString();
    };
    QTRY_COMPARE(cell(0, OrderTableModel::Status), QStringLiteral("refunded"));
    QCOMPARE(cell(0, OrderTableModel::Total), QStringLiteral("£0.00"));
    QCOMPARE(cell(1, OrderTableModel::Status), QStringLiteral("partly refunded"));
    QCOMPARE(cell(1, OrderTableModel::Total), QStringLiteral("£11.34"));
}

void OrdersListTest::CL_16_theClerkIsToldWhatToHandBack() {
    choose(StatusWord::Paid);
    QSignalSpy sent(m_page, &Page::commandRequested);
    QSignalSpy messages(m_page, &Page::message);
    find<BusyButton>("refundOrderButton")->click();
    auto* dialog = m_page->findChild<FormDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    QCOMPARE(sent.size(), 1);
    m_page->commandFinished(sent.at(0).at(0).value<Intent>().key, CommandResult{});
    QCOMPARE(messages.size(), 1);
    const QString text = messages.at(0).at(1).toString();
    QVERIFY2(text.contains(u"Hand back £") && text.contains(u"to the card"), qPrintable(text));
}

void OrdersListTest::CL_17_whatCannotBeReadIsNotEmpty() {
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    clickChip(QStringLiteral("Drafts"));
    QTRY_VERIFY(!table()->isVisible());
    QStringList words;
    for (const auto* label : m_page->findChildren<QLabel*>()) {
        if (label->isVisible()) words.append(label->text());
    }
    const QString all = words.join(u'\n');
    QVERIFY2(all.contains(QStringLiteral("The orders cannot be read")), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("No orders yet")), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("No order matches")), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("£")), qPrintable(all));
    m_queue->failure.reset();
    for (auto* button : m_page->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == u"Try again") button->click();
    }
    QTRY_COMPARE(rowCount(), 0);
    QTRY_VERIFY(count() == QStringLiteral("0 orders"));
}

void OrdersListTest::CL_17_staleRowsArePale() {
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    m_page->refresh();
    QTRY_VERIFY(table()->isPale());
    QVERIFY(table()->isVisible());
    QVERIFY(sum().isEmpty());
    auto* again = m_page->findChild<QPushButton*>(QStringLiteral("readAgainButton"));
    QVERIFY(again->isVisible());
    m_queue->failure.reset();
    again->click();
    QTRY_VERIFY(!table()->isPale());
    QVERIFY(!sum().isEmpty());
}

void OrdersListTest::CL_17_aLongQuestionSaysSoAndCanBeStopped() {
    m_queue->hold();
    clickChip(QStringLiteral("Shipped"));
    auto* stop = m_page->findChild<QPushButton*>(QStringLiteral("stopReadingButton"));
    QTRY_VERIFY(stop->isVisible());
    QCOMPARE(count(), QStringLiteral("Reading…"));
    QSignalSpy messages(m_page, &Page::message);
    stop->click();
    QVERIFY(!stop->isVisible());
    QVERIFY2(messages.isEmpty(), "what was asked for is no error");
    m_queue->release();
    waiting::settle();
    QVERIFY(!table()->isVisible());
}

}  // namespace countertop

QTEST_MAIN(countertop::OrdersListTest)
#include "OrdersListTest.moc"
