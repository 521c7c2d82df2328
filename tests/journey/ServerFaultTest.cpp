// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/journey/JourneyWindow.h"
#include "tests/support/TcpProxy.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"

#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QUrl>
#include <QtTest>

namespace countertop {

/// The shop's server is down, hangs, loses its responses or refuses the password: the window keeps
/// running, reports it, keeps the current sale and sells it once when the server is back.
class ServerFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void serverAwayAtStartOpensTheShopWhenItComes();
    void serverThatHangsAtStartDoesNotHoldTheWindowBack();
    void restoredSaleMeetsAServerThatIsAway();
    void serverLostInMidSaleKeepsTheSaleAndSellsItOnce();
    void saleOutlivesALostServerAndACrash();
    void lostAnswerIsNotSoldTwice();
    void K_52_scansMeanwhileAreTheNextSale();
    void K_52_aCrashLeavesBothSales();
    void CL_17_theTillCollectsWhileTheServerIsAway();
    void CL_17_goodsBehindAHungPaymentAreTheNextSale();
    void lostConnectionOfTheCommandsAloneIsMended();
    void hungServerLeavesTheWindowAlive();
    void hungServerIsReportedAndItsSaleIsSoldOnce();
    void connectionThatHangsForGoodIsLeftForANewOne();
    void wrongPasswordIsReportedAndStaysReported();

private:
    void openWindow();
    void openShop();
    void sellWithoutAnAnswer();
    [[nodiscard]] QString notice();
    [[nodiscard]] QString urlThroughProxy(const QString& password = {}) const;
    [[nodiscard]] qint64 count(const QString& table) const;
    [[nodiscard]] bool isShopInOrder() const;

    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<JourneyWindow> m_window;
};

namespace {

/// Generous for a busy machine; waiting for a database would take seconds.
constexpr qint64 kLongestPauseMs = 1000;
/// The application retries every three seconds.
constexpr int kBackAgainMs = 10'000;
constexpr int kShortTimeoutMs = 5500;

const QString kMug = QStringLiteral("blue");

}  // namespace

void ServerFaultTest::initTestCase() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-test"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_settings = std::make_unique<AppSettings>();
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

void ServerFaultTest::init() {
    m_shop = std::make_unique<TestShop>(Dialect::Postgresql);
    m_session = m_shop->session();
    m_proxy = std::make_unique<TcpProxy>(static_cast<quint16>(m_shop->url().port));
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5};
    QVERIFY(m_session->bus().dispatch(mug, Intent::fresh(), {}));
}

void ServerFaultTest::cleanup() {
    // Make hanging requests fail now, so that the window's threads can end.
    if (m_proxy) m_proxy->refuse();
    m_window.reset();
    m_proxy.reset();
    m_session.reset();
    m_shop.reset();
}

void ServerFaultTest::openWindow() {
    m_window = std::make_unique<JourneyWindow>(urlThroughProxy(), *m_settings, *m_theme);
}

void ServerFaultTest::openShop() {
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
}

QString ServerFaultTest::urlThroughProxy(const QString& password) const {
    QUrl url(m_shop->urlText());
    url.setPort(m_proxy->port());
    if (!password.isEmpty()) url.setPassword(password);
    return url.toString(QUrl::FullyEncoded);
}

qint64 ServerFaultTest::count(const QString& table) const {
    qint64 number = -1;
    const auto read = m_session->database().readRow(
        QStringLiteral("SELECT count(*) AS number FROM %1").arg(table), noValues,
        [&](Query& row) { number = row.integer("number"); });
    return read ? number : -1;
}

bool ServerFaultTest::isShopInOrder() const {
    const auto report = verifyShop(m_session->database());
    return report && report->isClean();
}

void ServerFaultTest::serverAwayAtStartOpensTheShopWhenItComes() {
    m_proxy->refuse();
    QElapsedTimer sinceStart;
    sinceStart.start();
    openWindow();
    QVERIFY2(sinceStart.elapsed() < 5'000, qPrintable(QString::number(sinceStart.elapsed())));
    QTRY_VERIFY(m_window->banner().contains(QStringLiteral("cannot be reached")));
    QVERIFY(m_window->banner().contains(QStringLiteral("again every few seconds")));
    QVERIFY(!m_window->isShopOpen());
    m_window->type(kMug);
    m_proxy->heal();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
    QTRY_COMPARE(m_window->banner(), QString());
    // The text typed while the server was down finds its product now.
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
}

void ServerFaultTest::serverThatHangsAtStartDoesNotHoldTheWindowBack() {
    m_proxy->hang();
    openWindow();
    const Heartbeat heartbeat;
    for (int page = 0; page < 8; ++page) m_window->turnTo(static_cast<PageId>(page));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banner().contains(QStringLiteral("cannot be reached")),
                             kBackAgainMs);
    QVERIFY2(heartbeat.longestPause() <= kLongestPauseMs,
             qPrintable(QString::number(heartbeat.longestPause())));
    m_proxy->heal();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
    QTRY_COMPARE(m_window->banner(), QString());
}

void ServerFaultTest::restoredSaleMeetsAServerThatIsAway() {
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

void ServerFaultTest::serverLostInMidSaleKeepsTheSaleAndSellsItOnce() {
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

void ServerFaultTest::saleOutlivesALostServerAndACrash() {
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

void ServerFaultTest::lostAnswerIsNotSoldTwice() {
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

QString ServerFaultTest::notice() {
    const auto* label = m_window->find<QLabel>("tillNoticeLabel");
    return label->isHidden() ? QString() : label->text();
}

/// Sells a mug for 20.00 in cash, loses the response, and scans tea meanwhile.
void ServerFaultTest::sellWithoutAnAnswer() {
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

void ServerFaultTest::K_52_scansMeanwhileAreTheNextSale() {
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

void ServerFaultTest::K_52_aCrashLeavesBothSales() {
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

void ServerFaultTest::CL_17_theTillCollectsWhileTheServerIsAway() {
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

void ServerFaultTest::CL_17_goodsBehindAHungPaymentAreTheNextSale() {
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

void ServerFaultTest::lostConnectionOfTheCommandsAloneIsMended() {
    openShop();
    m_window->sell(kMug);
    // Every sale attempt waits for this lock, and its connection is terminated.
    Database& database = m_session->database();
    QVERIFY(database.run(QStringLiteral("BEGIN")));
    QVERIFY(database.run(QStringLiteral("LOCK TABLE idempotency IN SHARE MODE")));
    m_window->press(Qt::Key_F8);
    QElapsedTimer sincePress;
    sincePress.start();
    while (m_window->message().isEmpty() && sincePress.elapsed() < kBackAgainMs) {
        QVERIFY(database.run(QStringLiteral("SELECT pg_stat_clear_snapshot()")));
        QVERIFY(
            database.run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                        "WHERE datname = current_database() "
                                        "AND wait_event_type = 'Lock'")));
        (void)QTest::qWaitFor([&] { return !m_window->message().isEmpty(); }, 20);
    }
    QVERIFY(m_window->message().contains(QStringLiteral("server")));
    QVERIFY(database.run(QStringLiteral("ROLLBACK")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    QCOMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultTest::hungServerLeavesTheWindowAlive() {
    openShop();
    m_window->sell(kMug);
    m_proxy->hang();
    const Heartbeat heartbeat;
    m_window->press(Qt::Key_F8);
    for (int page = 7; page >= 0; --page) {
        m_window->turnTo(static_cast<PageId>(page));
        // The window stays responsive meanwhile.
        const int ticks = heartbeat.ticks();
        QTRY_VERIFY(heartbeat.ticks() >= ticks + 5);
    }
    m_window->find<QLineEdit>("productSearchEdit")->setFocus();
    m_window->type(QStringLiteral("mug"));
    m_window->press(Qt::Key_F8);
    const int ticks = heartbeat.ticks();
    QTRY_VERIFY(heartbeat.ticks() >= ticks + 20);
    QVERIFY2(heartbeat.longestPause() <= kLongestPauseMs,
             qPrintable(QString::number(heartbeat.longestPause())));
    QVERIFY(heartbeat.ticks() > 20);
    QCOMPARE(m_window->saleLines(), 1);
    m_proxy->heal();
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultTest::hungServerIsReportedAndItsSaleIsSoldOnce() {
    openShop();
    m_window->sell(kMug);
    m_proxy->hang();
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banner().contains(QStringLiteral("too long")), kBackAgainMs);
    QCOMPARE(m_window->saleLines(), 1);
    m_proxy->refuse();
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("server")));
    m_proxy->heal();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->banner(), QString(), kBackAgainMs);
    m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultTest::connectionThatHangsForGoodIsLeftForANewOne() {
    m_window =
        std::make_unique<JourneyWindow>(urlThroughProxy(), *m_settings, *m_theme, kShortTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), kBackAgainMs);
    m_window->sell(kMug);
    m_proxy->hangOpenConnections();
    const Heartbeat heartbeat;
    m_window->press(Qt::Key_F8);
    // Without any help: the clerk only waits.
    QTRY_COMPARE_WITH_TIMEOUT(m_window->saleLines(), 0, kShortTimeoutMs + 5000);
    QVERIFY2(heartbeat.longestPause() <= kLongestPauseMs,
             qPrintable(QString::number(heartbeat.longestPause())));
    QCOMPARE(count(QStringLiteral("orders")), 1);
    QVERIFY(isShopInOrder());
}

void ServerFaultTest::wrongPasswordIsReportedAndStaysReported() {
    openShop();
    m_window->sell(kMug);
    m_window.reset();
    m_window = std::make_unique<JourneyWindow>(urlThroughProxy(QStringLiteral("wrong")),
                                               *m_settings, *m_theme);
    const Heartbeat heartbeat;
    QTRY_VERIFY(m_window->banner().contains(QStringLiteral("password")));
    QVERIFY(!m_window->banner().contains(QStringLiteral("again every few seconds")));
    // A sale meets the same refusal and must not report the server as down.
    QCOMPARE(m_window->saleLines(), 1);
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY(m_window->message().contains(QStringLiteral("password")));
    QVERIFY(m_window->banner().contains(QStringLiteral("password")));
    QCOMPARE(m_window->saleLines(), 1);
    QVERIFY2(heartbeat.longestPause() <= kLongestPauseMs,
             qPrintable(QString::number(heartbeat.longestPause())));
}

}  // namespace countertop

QTEST_MAIN(countertop::ServerFaultTest)
#include "ServerFaultTest.moc"
