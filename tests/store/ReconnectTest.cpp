// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ShopShards.h"
#include "models/commands/CommandStream.h"
#include "models/commands/ShardedProcessor.h"
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "models/store/queries/ReadSnapshot.h"
#include "tests/store/SampleShop.h"
#include "tests/support/TcpProxy.h"
#include "tests/support/Waiting.h"

#include <QtTest>

namespace countertop {

/// A connection reconnects by itself: the next read is answered, and a statement that must not be
/// repeated is not.
class ReconnectTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void K_51_everyShardCarriesOutItsFirstCommandAfterTheConnectionsEnded_data();
    void K_51_everyShardCarriesOutItsFirstCommandAfterTheConnectionsEnded();
    void readsAreAnsweredAfterTheConnectionEnded();
    void statementsHandedOutBeforeAreAnErrorAndNoDanger();
    void transactionThatLostItsConnectionIsNotRepeated();
    void commitAfterTheConnectionEndedIsKnownToBeUndone();
    void snapshotThatLostItsConnectionIsAnError();
    void readBrokenInTheMiddleOfItsRowsIsAnErrorOnTheServer();
    void commitWhoseAnswerIsLostIsSettledByItsKey();
    void K_52_aServerThatCannotBeReachedLeavesNothingUnknown();

private:
    /// Ends every connection to the shop except the caller's, as a restart or a limit does.
    void endConnections(const QString& how = QStringLiteral("terminate"));
    [[nodiscard]] DatabaseUrl urlThrough(const TcpProxy& proxy) const;

    std::unique_ptr<SampleShop> m_sample;
    SystemClock m_clock;
    KeysInFlight m_keys;
};

namespace {

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM orders");
const QString kSeries = QStringLiteral(
    "SELECT number, repeat('x', 2000) AS filling FROM generate_series(1, 2000) AS number");

CommandOrigin origin() { return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}; }

Result<qint64> countOf(Database& database) {
    qint64 count = 0;
    const auto read =
        database.readRow(kCount, noValues, [&](Query& row) { count = row.integer("number"); });
    if (!read) return fail(read.error());
    return count;
}

PaymentRequest cash() { return {PaymentMethod::Cash, {}, {}}; }

}  // namespace

void ReconnectTest::initTestCase() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_sample = std::make_unique<SampleShop>(Dialect::Postgresql);
}

void ReconnectTest::endConnections(const QString& how) {
    const auto other = m_sample->shop().database(Database::Role::Worker);
    const QString others = QStringLiteral(
        "FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        "pg_backend_pid()");
    if (how == u"terminate") {
        QVERIFY(other->run(QStringLiteral("SELECT pg_terminate_backend(pid, 5000) ") + others));
    }
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 qint64 left = -1;
                                 const auto read = other->readRow(
                                     QStringLiteral("SELECT count(*) AS number ") + others,
                                     noValues, [&](Query& row) { left = row.integer("number"); });
                                 return read && left == 0;
                             })(),
                             20'000);
}

DatabaseUrl ReconnectTest::urlThrough(const TcpProxy& proxy) const {
    DatabaseUrl url = m_sample->shop().url();
    url.port = proxy.port();
    return url;
}

void ReconnectTest::K_51_everyShardCarriesOutItsFirstCommandAfterTheConnectionsEnded_data() {
    QTest::addColumn<QString>("how");
    QTest::newRow("terminated") << QStringLiteral("terminate");
    QTest::newRow("idle for too long") << QStringLiteral("idle");
}

void ReconnectTest::K_51_everyShardCarriesOutItsFirstCommandAfterTheConnectionsEnded() {
    QFETCH(QString, how);
    const bool isIdle = how == u"idle";
    const auto setLimit = [&](const char* limit) {
        return m_sample->database().run(
            QStringLiteral("ALTER DATABASE %1 SET idle_session_timeout = '%2'")
                .arg(m_sample->shop().url().name, QLatin1StringView(limit)));
    };
    if (isIdle) {
        QVERIFY(setLimit("400ms"));
        // The limit applies to new connections only.
        endConnections();
    }
    ShardedProcessor processor(shopShards(m_sample->shop().url(), m_clock, m_keys, {}),
                               shardOptions(m_sample->shop().url()));
    const auto send = [&](const Command& command) {
        return processor.sendAndWait({command, Intent::fresh(), origin()});
    };
    // Each shard gets one order to pay, one to ship, one to cancel and one to refund.
    QList<QList<OrderId>> orders(processor.shards());
    for (int full = 0; full < orders.size();) {
        const OrderId id = OrderId::create();
        QList<OrderId>& ofShard = orders[shardOf(orderStream(id), processor.shards())];
        if (ofShard.size() == 4) continue;
        ofShard.append(id);
        if (ofShard.size() == 4) ++full;
        QVERIFY(send(PlaceOrder{id, {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, true}));
    }
    for (const QList<OrderId>& ofShard : orders) QVERIFY(send(PayOrder{ofShard[3], cash()}));
    for (int kind = 0; kind < 4; ++kind) {
        endConnections(how);
        for (const QList<OrderId>& ofShard : orders) {
            const OrderId& id = ofShard[kind];
            const Command commands[] = {PayOrder{id, cash()}, ShipOrder{id, {}},
                                        CancelOrder{id, QStringLiteral("changed mind")},
                                        RefundOrder{id, {}, QStringLiteral("broken")}};
            const auto done = send(commands[kind]);
            QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        }
    }
    if (isIdle) QVERIFY(setLimit("0"));
}

void ReconnectTest::readsAreAnsweredAfterTheConnectionEnded() {
    const auto database = m_sample->shop().database();
    const qint64 before = countOf(*database).value_or(-1);
    endConnections();
    QCOMPARE(countOf(*database).value_or(-1), before);
    // Statements prepared on the earlier connection work, and so do new ones.
    endConnections();
    SqlShopReads reads(*database);
    QVERIFY(reads.orders.page({}, {}, 10, {}));
    endConnections();
    QVERIFY(reads.orders.page({}, {}, 10, {}));
    endConnections();
    QVERIFY(database->run(QStringLiteral("SELECT 1")));
    // The role is the same as before.
    QVERIFY(!database->run(QStringLiteral("DELETE FROM orders")));
}

void ReconnectTest::statementsHandedOutBeforeAreAnErrorAndNoDanger() {
    const auto database = m_sample->shop().database();
    Query* old = database->query(kCount).value();
    endConnections();
    QVERIFY(database->run(QStringLiteral("SELECT 1")));
    const auto read = old->readRow([](Query&) {});
    QVERIFY(!read);
    QVERIFY(read.error().transient);
    QCOMPARE(database->query(kCount).value(), old);
    QVERIFY(old->readRow([](Query&) {}));
}

void ReconnectTest::transactionThatLostItsConnectionIsNotRepeated() {
    const auto database = m_sample->shop().database(Database::Role::Worker);
    Transaction transaction(*database);
    QVERIFY(transaction.begin());
    endConnections();
    const auto inside = countOf(*database);
    QVERIFY(!inside);
    QCOMPARE(inside.error().code, ErrorCode::Network);
    QVERIFY(!countOf(*database));
    const auto committed = transaction.commit();
    QVERIFY(!committed);
    QVERIFY(!committed.error().outcomeUnknown);
    QVERIFY(countOf(*database));
}

void ReconnectTest::commitAfterTheConnectionEndedIsKnownToBeUndone() {
    const auto database = m_sample->shop().database(Database::Role::Worker);
    Transaction outer(*database);
    QVERIFY(outer.begin());
    Transaction inner(*database);
    QVERIFY(inner.begin());
    endConnections();
    QVERIFY(!countOf(*database));
    const auto innerDone = inner.commit();
    QVERIFY(!innerDone && innerDone.error().transient && !innerDone.error().outcomeUnknown);
    const auto outerDone = outer.commit();
    QVERIFY(!outerDone && outerDone.error().transient && !outerDone.error().outcomeUnknown);
    Transaction next(*database);
    QVERIFY(next.begin());
    QVERIFY(countOf(*database));
    QVERIFY(next.commit());
}

void ReconnectTest::snapshotThatLostItsConnectionIsAnError() {
    const auto database = m_sample->shop().database();
    {
        ReadSnapshot snapshot(*database);
        QVERIFY(snapshot.begin());
        QVERIFY(countOf(*database));
        endConnections();
        // A new connection would show a different state in the middle of the reads.
        QVERIFY(!countOf(*database));
        QVERIFY(!countOf(*database));
    }
    QVERIFY(countOf(*database));
}

void ReconnectTest::readBrokenInTheMiddleOfItsRowsIsAnErrorOnTheServer() {
    TcpProxy proxy(static_cast<quint16>(m_sample->shop().url().port));
    const auto database = Database::open(urlThrough(proxy), Database::Role::Reader).value();
    qint64 rows = 0;
    QVERIFY(database->readRows(kSeries, noValues, [&](Query&) { ++rows; }));
    QCOMPARE(rows, 2000);
    // Failed by the network …
    rows = 0;
    proxy.cutAnswersAfter(100'000);
    const auto cut = database->readRows(kSeries, noValues, [&](Query&) { ++rows; });
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, ErrorCode::Network);
    QVERIFY(rows >= 3 && rows < 50);
    QVERIFY(countOf(*database));
    // … and by the server.
    rows = 0;
    const auto failed = database->readRows(
        QStringLiteral("SELECT 1 / (2000 - number) AS part, repeat('x', 2000) AS filling "
                       "FROM generate_series(1, 3000) AS number"),
        noValues, [&](Query&) { ++rows; });
    QVERIFY(!failed);
    QCOMPARE(failed.error().reason, QStringLiteral("database_refused"));
    // The server computes the full result of a named statement before it sends the first row.
    QCOMPARE(rows, 0);
    QVERIFY(countOf(*database));
    // A single-row read is read to its end too.
    const auto one = database->readRow(
        QStringLiteral("SELECT 1 / (2 - number) AS part FROM generate_series(1, 2) AS number"),
        noValues, [](Query&) {});
    QVERIFY(!one);
    QCOMPARE(one.error().reason, QStringLiteral("database_refused"));
}

void ReconnectTest::commitWhoseAnswerIsLostIsSettledByItsKey() {
    TcpProxy proxy(static_cast<quint16>(m_sample->shop().url().port));
    const auto session = ShopSession::open(urlThrough(proxy), m_clock, m_keys, {}).value();
    const auto before = countOf(session->database());
    QVERIFY(before);
    const Intent intent = Intent::fresh();
    // This name occurs in the commit and in no statement before or after it.
    proxy.loseAnswerTo("SellAtTill");
    // Cut the connection that waits for the lost response, as a till does after its timeout.
    const auto cut = session->database().connectionCut();
    const std::unique_ptr<QThread> timeout(QThread::create([&] {
        const auto watch = m_sample->shop().database();
        (void)waiting::until([&] { return countOf(*watch).value_or(0) > *before; });
        cut->cut();
    }));
    timeout->start();
    const SellAtTill sale{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, cash()};
    const auto sold = session->bus().dispatch(sale, intent, origin());
    QVERIFY(timeout->wait());
    QVERIFY2(sold, qPrintable(sold ? QString() : sold.error().detail));
    QVERIFY(sold->replayed);
    QCOMPARE(countOf(session->database()).value_or(-1), *before + 1);
}

void ReconnectTest::K_52_aServerThatCannotBeReachedLeavesNothingUnknown() {
    TcpProxy proxy(static_cast<quint16>(m_sample->shop().url().port));
    const auto session = ShopSession::open(urlThrough(proxy), m_clock, m_keys, {}).value();
    const auto sell = [&](const Intent& intent) {
        const SellAtTill sale{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, cash()};
        return session->bus().dispatch(sale, intent, origin());
    };
    // From here on the product is cached, so a sale's first statement is its commit.
    QVERIFY(sell(Intent::fresh()));
    proxy.refuse();
    const Intent intent = Intent::fresh();
    const auto refused = sell(intent);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Network);
    QVERIFY(!refused.error().outcomeUnknown);
    proxy.heal();
    QVERIFY(sell(intent));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ReconnectTest)
#include "ReconnectTest.moc"
