// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/cli/KeptShop.h"
#include "tests/cli/ThreadedEndpoint.h"

#include <QTcpServer>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// A shop created by commit 89e8ad8, on both databases, whose events have no currency beside their
/// amounts, times in milliseconds and personal fields in plain text: it opens, is verified, sells
/// and delivers.
class KeptShopEventsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void everythingIsShownAndVerified();
    void everyProjectionIsRebuilt();
    void itSellsPaysAndRefunds();
    void newEventsOfOldOrdersAreEncrypted();
    void whatWaitedIsDelivered();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    void checkOrders() const;

    std::unique_ptr<TestShop> m_shop;
};

namespace {

constexpr quint16 kHookPort = 19763;

/// The events of an order as they are stored.
QJsonArray eventsOf(const CliProcess& cli, const QString& orderId) {
    return cli.list({u"events"_s, u"list"_s, u"--stream"_s, orderId});
}

}  // namespace

void KeptShopEventsTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = restoredShop(dialect, u"shop-89e8ad8"_s);
    QVERIFY(m_shop);
}

void KeptShopEventsTest::checkOrders() const {
    QCOMPARE(cli().json({u"verify"_s}).exitCode, 0);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 17);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s, u"--search"_s, u"Amira Haddad"_s}).size(), 6);
    const QJsonObject refunded = cli().done({u"orders"_s, u"show"_s, u"CLI-000005"_s});
    QCOMPARE(refunded[u"total_minor"_s], QJsonValue(6670));
    QCOMPARE(refunded[u"refunded_minor"_s], QJsonValue(500));
    QCOMPARE(refunded[u"currency"_s], QJsonValue(u"GBP"_s));
}

void KeptShopEventsTest::everythingIsShownAndVerified() {
    checkOrders();
    QCOMPARE(cli().list({u"customers"_s, u"list"_s}).size(), 3);
    QCOMPARE(cli().list({u"customers"_s, u"list"_s, u"--search"_s, u"amira@example.com"_s}).size(),
             1);
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s}).size(), 69);
    QCOMPARE(cli().list({u"sagas"_s, u"list"_s}).size(), 2);
}

void KeptShopEventsTest::everyProjectionIsRebuilt() {
    const CliAnswer answer = cli().json({u"projections"_s, u"rebuild"_s, u"all"_s});
    QVERIFY2(answer.exitCode == 0, answer.messages.constData());
    checkOrders();
}

void KeptShopEventsTest::itSellsPaysAndRefunds() {
    const QJsonObject order = cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s});
    QCOMPARE(order[u"number"_s], u"CLI-000015"_s);
    const QString number = order[u"number"_s].toString();
    QCOMPARE(cli().json({u"orders"_s, u"pay"_s, number}).exitCode, 0);
    QCOMPARE(cli().json({u"orders"_s, u"ship"_s, number}).exitCode, 0);
    QCOMPARE(cli().json({u"orders"_s, u"refund"_s, number}).exitCode, 0);
    // Orders of the older version go on too.
    QCOMPARE(cli().json({u"orders"_s, u"refund"_s, u"CLI-000010"_s}).exitCode, 0);
    QCOMPARE(cli().json({u"orders"_s, u"pay"_s, u"CLI-000001"_s}).exitCode, 0);
    QCOMPARE(cli().json({u"verify"_s}).exitCode, 0);
}

void KeptShopEventsTest::newEventsOfOldOrdersAreEncrypted() {
    const QJsonArray found =
        cli().list({u"customers"_s, u"list"_s, u"--search"_s, u"Amira Haddad"_s});
    QCOMPARE(found.size(), 1);
    const QString customer = found[0][u"customer_id"_s].toString();
    const QJsonObject order =
        cli().done({u"orders"_s, u"place"_s, u"--customer"_s, customer, u"--line"_s, u"MUG=1"_s});
    const QString id = order[u"order_id"_s].toString();
    const auto database = m_shop->database();
    QString stored;
    QVERIFY(database->readRow(
        u"SELECT payload FROM events WHERE stream_id = :stream AND version = 1"_s,
        [&](Query& query) { query.bind(":stream", u"order-"_s + id); },
        [&](Query& row) { stored = row.text("payload"); }));
    QVERIFY2(!stored.contains(u"Amira"_s) && stored.contains(u"\"box\""_s), qPrintable(stored));
    // Who asks for the events reads the name, and times and currency in their new form.
    const QJsonArray events = eventsOf(cli(), id);
    QCOMPARE(events[0][u"data"_s][u"customer_name"_s], QJsonValue(u"Amira Haddad"_s));
    QVERIFY(events[0][u"data"_s][u"created_at"_s].toString().endsWith(u'Z'));
    QCOMPARE(events[1][u"data"_s][u"currency"_s], QJsonValue(u"GBP"_s));
    QCOMPARE(cli().json({u"verify"_s}).exitCode, 0);
}

void KeptShopEventsTest::whatWaitedIsDelivered() {
    if (QTcpServer probe; !probe.listen(QHostAddress::LocalHost, kHookPort)) {
        QSKIP("Another program uses the port that this shop's route names");
    }
    ThreadedEndpoint receiver({}, kHookPort);
    const CliAnswer run = cli().json({u"outbox"_s, u"run"_s, u"--until-empty"_s});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    QCOMPARE(receiver.requests().size(), 19);
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s, u"--status"_s, u"delivered"_s}).size(), 69);
    QCOMPARE(cli().json({u"verify"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(KeptShopEventsTest)
#include "KeptShopEventsTest.moc"
