// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/OrdersFixture.h"
#include "views/forms/FormDialog.h"

#include <QLineEdit>
#include <QPushButton>

namespace countertop {

/// Where the focus moves on the orders page.
class OrdersKeysTest : public OrdersFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { open(); }
    void cleanup() { close(); }

    void CL_21_tabGoesAsTheEyeDoes();
    void CL_21_theChipsAreOneStop();
    void CL_21_enterAndDownGoToTheList_data();
    void CL_21_enterAndDownGoToTheList();
    void CL_21_enterOpensAnOrder();
    void CL_21_enterPressesTheButtonWithTheFocus();
    void CL_21_afterAPaymentComesTheShipment();
    void CL_21_afterARefundComesTheList();
};

void OrdersKeysTest::CL_21_tabGoesAsTheEyeDoes() {
    choose(StatusWord::Paid);
    find("exportOrdersButton")->setFocus();
    QStringList stops;
    for (int step = 0; step < 9; ++step) {
        press(Qt::Key_Tab);
        const QString name = focus();
        stops.append(name.isEmpty() ? QStringLiteral("chip") : name);
    }
    const QStringList expected{QStringLiteral("chip"),
                               QStringLiteral("ordersFilterEdit"),
                               QStringLiteral("ordersDatesCombo"),
                               QStringLiteral("ordersTable"),
                               QStringLiteral("shipOrderButton"),
                               QStringLiteral("cancelOrderButton"),
                               QStringLiteral("refundOrderButton"),
                               QStringLiteral("orderDetailLinesTable"),
                               QStringLiteral("orderTimelineTable")};
    QCOMPARE(stops, expected);
}

void OrdersKeysTest::CL_21_theChipsAreOneStop() {
    find("ordersFilterEdit")->setFocus();
    press(Qt::Key_Backtab);
    const auto* chosen = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(chosen && chosen->isChecked());
    press(Qt::Key_Right);
    const auto* next = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(next && next != chosen && next->isChecked());
    press(Qt::Key_Backtab);
    QCOMPARE(focus(), QStringLiteral("exportOrdersButton"));
}

void OrdersKeysTest::CL_21_enterAndDownGoToTheList_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("Enter") << int(Qt::Key_Return);
    QTest::newRow("Down") << int(Qt::Key_Down);
}

void OrdersKeysTest::CL_21_enterAndDownGoToTheList() {
    QFETCH(int, key);
    auto* filter = find<QLineEdit>("ordersFilterEdit");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("Amira"));
    QTest::keyClick(filter, static_cast<Qt::Key>(key));
    QVERIFY(table()->hasFocus());
    QTRY_VERIFY(rowCount() < 400);
    // The rows arrived after the key press: the selected row belongs to the new list.
    QTRY_COMPARE(table()->selectedRow(), 0);
    QTRY_VERIFY(!paneIsEmpty());
}

void OrdersKeysTest::CL_21_enterOpensAnOrder() {
    choose(StatusWord::Pending);
    press(Qt::Key_Return);
    QTRY_COMPARE(focus(), QStringLiteral("payOrderButton"));
    QVERIFY2(!m_page->findChild<FormDialog*>(), "one Enter only opens the order");
    choose(StatusWord::Cancelled);
    press(Qt::Key_Return);
    QTRY_COMPARE(focus(), QStringLiteral("orderDetailLinesTable"));
}

void OrdersKeysTest::CL_21_enterPressesTheButtonWithTheFocus() {
    choose(StatusWord::Paid);
    find("shipOrderButton")->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(m_page->findChild<FormDialog*>());
    QVERIFY(m_page->findChild<FormDialog*>()->accessibleName().startsWith(u"Ship order"));
}

void OrdersKeysTest::CL_21_afterAPaymentComesTheShipment() {
    choose(StatusWord::Pending);
    OrderRow& row = rowOf(StatusWord::Pending);
    QSignalSpy sent(m_page, &Page::commandRequested);
    find("payOrderButton")->setFocus();
    press(Qt::Key_Space);
    auto* dialog = m_page->findChild<FormDialog*>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    QCOMPARE(sent.size(), 1);
    row.capturedMinor = row.totalMinor;
    row.paymentStatus = PaymentStatus::Paid;
    row.status = StatusWord::Paid;
    row.lifecycle = Lifecycle::Confirmed;
    m_page->commandFinished(sent.at(0).at(0).value<Intent>().key, CommandResult{});
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(focus(), QStringLiteral("shipOrderButton"));
}

void OrdersKeysTest::CL_21_afterARefundComesTheList() {
    choose(StatusWord::Shipped);
    OrderRow& row = rowOf(StatusWord::Shipped);
    find("refundOrderButton")->setFocus();
    row.refundedMinor = row.creditedMinor = row.totalMinor;
    row.paymentStatus = PaymentStatus::Refunded;
    m_page->refresh();
    QTRY_VERIFY(!find("refundOrderButton")->isEnabled());
    QCOMPARE(focus(), QStringLiteral("ordersTable"));
    QVERIFY(table()->selectedRow() >= 0);
}

}  // namespace countertop

QTEST_MAIN(countertop::OrdersKeysTest)
#include "OrdersKeysTest.moc"
