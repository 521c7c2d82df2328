// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/FixedBrokers.h"
#include "tests/workers/OutboxWorkerFixture.h"
#include "tests/workers/RedisWorlds.h"
#include "workers/consumers/RedisStreamConsumer.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// From the outbox through OutboxWorker to receivers of a real Redis server that fails in between.
class OutboxBrokerTest : public OutboxWorkerFixture {
    Q_OBJECT

private slots:
    void RD_1_twoSubscribersReceiveTheOrdersAsTheyWereCreated();
    void RD_2_anOutageLosesNothing();
    void RD_3_aStreamsReaderGetsTheBacklog();
    void whatNoBrokerIsConfiguredForSaysSo();

private:
    [[nodiscard]] std::unique_ptr<RunningWorker> start(const RedisServer& server);
};

std::unique_ptr<RunningWorker> OutboxBrokerTest::start(const RedisServer& server) {
    auto patient = options();
    patient.relay.maxAttempts = 1000;
    return std::make_unique<RunningWorker>(patient, [address = server.address()] {
        return PublisherRegistry::withAll(redisAt(address), nullptr);
    });
}

void OutboxBrokerTest::RD_1_twoSubscribersReceiveTheOrdersAsTheyWereCreated() {
    if (!RedisServer::isInstalled()) QSKIP("redis-server is not installed");
    const RedisServer server;
    QList<QByteArray> first;
    QList<QByteArray> second;
    RedisChannelConsumer one(*parseRedisAddress(server.address()), u"pizza-orders"_s,
                             [&](const ConsumedMessage& message) {
                                 first.append(message.body);
                                 return true;
                             });
    RedisChannelConsumer two(*parseRedisAddress(server.address()), u"pizza-orders"_s,
                             [&](const ConsumedMessage& message) {
                                 second.append(message.body);
                                 return true;
                             });
    const QSignalSpy firstListens(&one, &RedisChannelConsumer::listening);
    const QSignalSpy secondListens(&two, &RedisChannelConsumer::listening);
    one.start();
    two.start();
    QTRY_VERIFY(firstListens.size() == 1 && secondListens.size() == 1);
    QList<QByteArray> created;
    for (int i = 0; i < 50; ++i) {
        created.append("{\"n\":" + QByteArray::number(i) + "}");
        m_shop->add(1, u"redis-channel:pizza-orders"_s, u"order-%1"_s.arg(i), created.last());
    }
    const auto running = start(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(u"delivered"_s), 50, 60'000);
    QTRY_COMPARE(first, created);
    QTRY_COMPARE(second, created);
}

void OutboxBrokerTest::RD_2_anOutageLosesNothing() {
    if (!RedisServer::isInstalled()) QSKIP("redis-server is not installed");
    RedisServer server;
    RedisConnection connection(*parseRedisAddress(server.address()));
    m_shop->add(100, u"redis-stream:orders"_s);
    const auto running = start(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(u"delivered"_s), 100, 60'000);
    server.stop();
    m_shop->add(100, u"redis-stream:orders"_s);
    running->wake();
    QTRY_VERIFY_WITH_TIMEOUT(!running->failures.isEmpty(), 60'000);
    QCOMPARE(m_shop->countOf(u"delivered"_s), 100);
    QVERIFY2(running->failures.last().contains(u"Connection refused"),
             qUtf8Printable(running->failures.last()));
    // It is empty now: what the outbox still has arrives, what had arrived before is not its to
    // send again.
    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(u"delivered"_s), 200, 60'000);
    QCOMPARE(redisReplyTo(connection, {"XLEN", "orders"}).number, 100);
    QCOMPARE(m_shop->countOf(u"dead"_s), 0);
}

void OutboxBrokerTest::RD_3_aStreamsReaderGetsTheBacklog() {
    if (!RedisServer::isInstalled()) QSKIP("redis-server is not installed");
    const RedisServer server;
    m_shop->add(150, u"redis-stream:orders"_s);
    const auto running = start(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(u"delivered"_s), 150, 60'000);
    QSet<QString> ids;
    RedisStreamConsumer reader(*parseRedisAddress(server.address()), u"orders"_s,
                               [&](const ConsumedMessage& message) {
                                   ids.insert(message.id);
                                   return !message.isRepeat;
                               },
                               {});
    reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(ids.size(), 150, 60'000);
    for (const StoredMessage& message : m_shop->messages())
        QVERIFY(ids.contains(message.messageId));
}

void OutboxBrokerTest::whatNoBrokerIsConfiguredForSaysSo() {
    const auto publishers = PublisherRegistry::withAll(redisAt({}), nullptr);
    const auto reason = publishers->cannotServe(u"redis-stream:orders"_s);
    QVERIFY(reason);
    QCOMPARE(*reason,
             u"No Redis server is configured here: enter it in the settings or set "
             "COUNTERTOP_REDIS"_s);
    QVERIFY(!publishers->cannotServe(u"redis-stream:redis://cache/1#orders"_s));
    QVERIFY(!publishers->cannotServe(u"log:/srv/messages"_s));
    const auto wrong = PublisherRegistry::withAll(redisAt(u"redis://:hunter2@cache/x"_s), nullptr)
                           ->cannotServe(u"redis-channel:orders"_s);
    QVERIFY(wrong && wrong->startsWith(u"COUNTERTOP_REDIS: "_s) && !wrong->contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(OutboxBrokerTest)
#include "OutboxBrokerTest.moc"
