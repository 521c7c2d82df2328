// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/ServerFaultFixture.h"

#include <QLineEdit>
#include <QtTest>

namespace countertop {

namespace {

/// Generous for a busy machine; waiting for a database would take seconds.
constexpr qint64 kLongestPauseMs = 1000;
constexpr int kShortTimeoutMs = 5500;

}  // namespace

/// The shop's server is down, hangs or refuses the password: the window keeps running, reports it
/// and reconnects.
class ServerFaultTest : public ServerFaultFixture {
    Q_OBJECT

private slots:
    void serverAwayAtStartOpensTheShopWhenItComes();
    void serverThatHangsAtStartDoesNotHoldTheWindowBack();
    void lostConnectionOfTheCommandsAloneIsMended();
    void hungServerLeavesTheWindowAlive();
    void hungServerIsReportedAndItsSaleIsSoldOnce();
    void connectionThatHangsForGoodIsLeftForANewOne();
    void wrongPasswordIsReportedAndStaysReported();
};

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
