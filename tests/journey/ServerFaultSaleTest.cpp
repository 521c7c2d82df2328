// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/ServerFaultFixture.h"
#include "tests/support/Waiting.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

namespace countertop {

/// The sale in hand outlives a lost server, a lost response and a crash, and is sold once when the
/// server is back.
class ServerFaultSaleTest : public ServerFaultFixture {
    Q_OBJECT

private slots:
    void restoredSaleMeetsAServerThatIsAway();
    void serverLostInMidSaleKeepsTheSaleAndSellsItOnce();
    void saleOutlivesALostServerAndACrash();
    void lostAnswerIsNotSoldTwice();
    void K_52_scansMeanwhileAreTheNextSale();
    void K_52_aCrashLeavesBothSales();
    void CL_17_theTillCollectsWhileTheServerIsAway();
    void CL_17_goodsBehindAHungPaymentAreTheNextSale();

private:
    void sellWithoutAnAnswer();
    [[nodiscard]] QString notice();
};

void ServerFaultSaleTest::restoredSaleMeetsAServerThatIsAway() {
    openShop();
    m_window->sell(kMug);
    m_proxy->refuse();
    m_window.reset();
    openWindow();
    QCOMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("cannot be reached")));
    QCOMPARE(m_window->saleLines(), 1);
    m_proxy->heal();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::serverLostInMidSaleKeepsTheSaleAndSellsItOnce() {
    openShop();
    m_window->sell(QStringLiteral("2*blue"));
    m_proxy->refuse();
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("server")));
    QTRY_VERIFY(m_window->banner().contains(QStringLiteral("again every few seconds")));
    QCOMPARE(m_window->saleLines(), 1);
    QCOMPARE(count(QStringLiteral("orders")), 0);
    m_window->press(Qt::Key_F8);
    waiting::settle();
    m_proxy->heal();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QCOMPARE(count(QStringLiteral("idempotency WHERE command_type = 'SellAtTill'")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::saleOutlivesALostServerAndACrash() {
    openShop();
    m_window->sell(kMug);
    m_proxy->loseAnswerTo("SellAtTill");
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(count(QStringLiteral("orders")), 1);
    // The program ends while it waits for the response; the server has stored the order.
    m_proxy->refuse();
    m_window.reset();
    m_proxy->heal();
    openShop();
    QCOMPARE(m_window->saleLines(), 1);
    QVERIFY(m_window->message().contains(QStringLiteral("F8")));
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::lostAnswerIsNotSoldTwice() {
    openShop();
    m_window->sell(kMug);
    m_proxy->loseAnswerTo("SellAtTill");
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(count(QStringLiteral("orders")), 1);
    m_proxy->refuse();
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("server")));
    QCOMPARE(m_window->saleLines(), 1);
    m_proxy->heal();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QCOMPARE(count(QStringLiteral("events WHERE type = 'OrderPlaced'")), 1);
    QVERIFY(isShopInOrder());
}

QString ServerFaultSaleTest::notice() {
    const auto* label = m_window->find<QLabel>("tillNoticeLabel");
    return label->isHidden() ? QString() : label->text();
}

/// Sells a mug for 20.00 in cash, loses the response, and scans tea meanwhile.
void ServerFaultSaleTest::sellWithoutAnAnswer() {
    const AddProduct tea{QStringLiteral("TEA"), QStringLiteral("Green tea"), {}, 230, 20'000, 0, 5};
    QVERIFY(m_session->bus().dispatch(tea, Intent::fresh(), {}));
    openShop();
    m_window->sell(kMug);
    m_window->find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("20"));
    m_proxy->loseAnswerTo("SellAtTill");
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(count(QStringLiteral("orders")), 1);
    m_window->find<QLineEdit>("productSearchEdit")->setFocus();
    m_window->type(QStringLiteral("TEA"));
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(notice().contains(QStringLiteral("Next sale: 1 × Green tea")));
    QCOMPARE(m_window->saleLines(), 1);
}

void ServerFaultSaleTest::K_52_scansMeanwhileAreTheNextSale() {
    sellWithoutAnAnswer();
    m_proxy->refuse();
    QTRY_VERIFY(notice().contains(QStringLiteral("F8")));
    // A sale with an unknown outcome keeps its goods and its money.
    m_window->find<QLineEdit>("tenderedEdit")->setFocus();
    m_window->type(QStringLiteral("9"));
    QCOMPARE(m_window->find<QLineEdit>("tenderedEdit")->text(), QStringLiteral("20.00"));
    m_proxy->heal();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("7.50")));
    QVERIFY(m_window->message().contains(QStringLiteral("-000001")));
    QCOMPARE(m_window->saleLines(), 1);
    QCOMPARE(notice(), QString());
    QCOMPARE(count(QStringLiteral("orders")), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders WHERE total_minor = 230")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::K_52_aCrashLeavesBothSales() {
    sellWithoutAnAnswer();
    m_proxy->refuse();
    m_window.reset();
    m_proxy->heal();
    openShop();
    QCOMPARE(m_window->saleLines(), 1);
    QTRY_VERIFY(notice().contains(QStringLiteral("Next sale: 1 × Green tea")));
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("7.50")));
    QCOMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 2);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::CL_17_theTillCollectsWhileTheServerIsAway() {
    openShop();
    m_window->sell(kMug);
    m_window->press(Qt::Key_F4);
    QCOMPARE(m_window->saleLines(), 0);
    m_proxy->refuse();
    QTRY_VERIFY(!m_window->banner().isEmpty());
    // Search, quantity and price come from the last successful read.
    m_window->sell(QStringLiteral("2*blue"));
    QCOMPARE(m_window->find<QLabel>("totalLabel")->text(), QStringLiteral("£25.00"));
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("server")));
    QCOMPARE(m_window->saleLines(), 1);
    m_proxy->heal();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    QCOMPARE(m_window->message(), QString());
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    m_window->press(Qt::Key_F4);
    QCOMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 2);
    QVERIFY(isShopInOrder());
}

void ServerFaultSaleTest::CL_17_goodsBehindAHungPaymentAreTheNextSale() {
    openShop();
    m_window->sell(QStringLiteral("2*blue"));
    m_proxy->hang();
    m_window->press(Qt::Key_F8);
    m_window->type(kMug);
    m_window->press(Qt::Key_Return);
    // The new goods stay visible, but are not added to the bill being paid.
    QTRY_VERIFY(notice().contains(QStringLiteral("Next sale: 1 × Blue mug")));
    QCOMPARE(m_window->find<QLabel>("totalLabel")->text(), QStringLiteral("£25.00"));
    m_proxy->heal();
    QTRY_COMPARE(m_window->find<QLabel>("totalLabel")->text(), QStringLiteral("£12.50"));
    QCOMPARE(m_window->saleLines(), 1);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 2);
    QVERIFY(isShopInOrder());
}

}  // namespace countertop

QTEST_MAIN(countertop::ServerFaultSaleTest)
#include "ServerFaultSaleTest.moc"
