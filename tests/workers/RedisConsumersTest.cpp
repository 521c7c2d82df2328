// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/RedisWorlds.h"
#include "workers/consumers/RedisStreamConsumer.h"

#include <QSignalSpy>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Receivers of Redis channels and streams against a real server.
class RedisConsumersTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void RD_1_allListenersOfAChannelReceive();
    void RD_3_aReaderGetsWhatCameWhileItWasAway();
    void RD_3_aMissingGroupIsMadeAgain();
    void aListenerSurvivesARestart();
    void entriesOfADeadReaderAreTakenOver();
    void aRepeatIsMarked();
    void theLimitIsKept();
    void whatIsNotTakenIsNotAcknowledged();
    void anEmptyReaderLeavesTheGroup();
    void aKeyOfAnotherTypeIsReportedOnce();
    void anOldServerIsReadWithoutTakingOver();
    void readersAreToldApart();
    void theOldestIdsAreForgotten();

private:
    static constexpr char kStream[] = "orders";

    RedisAddress address() const { return *parseRedisAddress(m_server->address()); }
    RedisReply ask(const QList<QByteArray>& words) { return redisReplyTo(*m_connection, words); }
    void append(int number) {
        (void)ask({"XADD", kStream, "*", "id", "m" + QByteArray::number(number), "type",
                   "OrderPlaced", "body", "{}"});
    }
    std::unique_ptr<RedisStreamConsumer> reader(const RedisStreamConsumer::Options& options = {});
    qint64 pending() { return ask({"XPENDING", kStream, "countertop"}).parts[0].number; }
    void stop(Consumer& consumer);

    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisConnection> m_connection;
    QList<ConsumedMessage> m_received;
    bool m_takes = true;
};

void RedisConsumersTest::init() {
    if (!RedisServer::isInstalled()) QSKIP("redis-server is not installed");
    m_server = std::make_unique<RedisServer>();
    m_connection = std::make_unique<RedisConnection>(address());
    m_received.clear();
    m_takes = true;
}

void RedisConsumersTest::cleanup() {
    m_connection.reset();
    m_server.reset();
}

std::unique_ptr<RedisStreamConsumer> RedisConsumersTest::reader(
    const RedisStreamConsumer::Options& options) {
    return std::make_unique<RedisStreamConsumer>(
        address(), QString::fromLatin1(kStream),
        [this](const ConsumedMessage& message) {
            if (m_takes) m_received.append(message);
            return m_takes;
        },
        options);
}

void RedisConsumersTest::stop(Consumer& consumer) {
    QSignalSpy stopped(&consumer, &Consumer::stopped);
    consumer.stop();
    QTRY_COMPARE(stopped.size(), 1);
}

void RedisConsumersTest::RD_1_allListenersOfAChannelReceive() {
    QStringList first;
    QStringList second;
    RedisChannelConsumer one(address(), u"pizza-orders"_s, [&](const ConsumedMessage& message) {
        first.append(message.id);
        return true;
    });
    RedisChannelConsumer two(address(), u"pizza-orders"_s, [&](const ConsumedMessage& message) {
        second.append(message.id);
        return true;
    });
    const QSignalSpy firstListens(&one, &RedisChannelConsumer::listening);
    const QSignalSpy secondListens(&two, &RedisChannelConsumer::listening);
    one.start();
    two.start();
    QTRY_VERIFY(firstListens.size() == 1 && secondListens.size() == 1);
    QStringList sent;
    for (int i = 0; i < 20; ++i) {
        sent.append(u"m%1"_s.arg(i));
        (void)ask({"PUBLISH", "pizza-orders", u"{\"id\":\"m%1\"}"_s.arg(i).toUtf8()});
    }
    QTRY_COMPARE(first, sent);
    QTRY_COMPARE(second, sent);
}

void RedisConsumersTest::RD_3_aReaderGetsWhatCameWhileItWasAway() {
    const auto before = reader();
    before->start();
    append(1);
    QTRY_COMPARE(m_received.size(), 1);
    stop(*before);
    for (int i = 2; i < 200; ++i) append(i);
    const auto after = reader();
    after->start();
    QTRY_COMPARE(m_received.size(), 199);
    for (int i = 0; i < 199; ++i) QCOMPARE(m_received[i].id, u"m%1"_s.arg(i + 1));
    QTRY_COMPARE(pending(), 0);
}

void RedisConsumersTest::RD_3_aMissingGroupIsMadeAgain() {
    const auto consumer = reader();
    const QSignalSpy troubled(consumer.get(), &Consumer::troubled);
    const QSignalSpy recovered(consumer.get(), &Consumer::recovered);
    consumer->start();
    append(1);
    QTRY_COMPARE(m_received.size(), 1);
    m_server->stop();
    QTRY_COMPARE(troubled.size(), 1);
    m_server->start();
    QTRY_COMPARE(recovered.size(), 1);
    append(2);
    QTRY_COMPARE(m_received.size(), 2);
    // The stream goes while the server stays.
    (void)ask({"DEL", kStream});
    append(3);
    QTRY_COMPARE(m_received.size(), 3);
    QCOMPARE(m_received.last().id, u"m3"_s);
    QCOMPARE(troubled.size(), 1);
}

void RedisConsumersTest::aListenerSurvivesARestart() {
    RedisChannelConsumer consumer(address(), u"news"_s, [this](const ConsumedMessage& message) {
        m_received.append(message);
        return true;
    });
    QSignalSpy listening(&consumer, &RedisChannelConsumer::listening);
    const QSignalSpy troubled(&consumer, &Consumer::troubled);
    consumer.start();
    QTRY_COMPARE(listening.size(), 1);
    m_server->stop();
    QTRY_COMPARE(troubled.size(), 1);
    m_server->start();
    QTRY_COMPARE(listening.size(), 2);
    (void)ask({"PUBLISH", "news", "text"});
    QTRY_COMPARE(m_received.size(), 1);
    QCOMPARE(m_received[0].body, QByteArray("text"));
}

void RedisConsumersTest::entriesOfADeadReaderAreTakenOver() {
    append(1);
    append(2);
    (void)ask({"XGROUP", "CREATE", kStream, "countertop", "0"});
    (void)ask({"XREADGROUP", "GROUP", "countertop", "dead", "STREAMS", kStream, ">"});
    QCOMPARE(pending(), 2);
    RedisStreamConsumer::Options options;
    options.claimMs = 100;
    const auto consumer = reader(options);
    consumer->start();
    QTRY_COMPARE(m_received.size(), 2);
    QTRY_COMPARE(pending(), 0);
}

void RedisConsumersTest::aRepeatIsMarked() {
    const auto consumer = reader();
    consumer->start();
    append(1);
    append(2);
    append(1);
    QTRY_COMPARE(m_received.size(), 3);
    QVERIFY(!m_received[0].isRepeat && !m_received[1].isRepeat);
    QVERIFY(m_received[2].isRepeat);
}

void RedisConsumersTest::theLimitIsKept() {
    for (int i = 1; i <= 5; ++i) append(i);
    RedisStreamConsumer::Options options;
    options.limit = 3;
    const auto consumer = reader(options);
    const QSignalSpy stopped(consumer.get(), &Consumer::stopped);
    consumer->start();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(m_received.size(), 3);
    QCOMPARE(pending(), 0);
    const auto next = reader();
    next->start();
    QTRY_COMPARE(m_received.size(), 5);
    QCOMPARE(m_received[3].id, u"m4"_s);
}

void RedisConsumersTest::whatIsNotTakenIsNotAcknowledged() {
    append(1);
    m_takes = false;
    const auto consumer = reader();
    const QSignalSpy stopped(consumer.get(), &Consumer::stopped);
    consumer->start();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(pending(), 1);
}

void RedisConsumersTest::anEmptyReaderLeavesTheGroup() {
    const auto consumer = reader();
    consumer->start();
    append(1);
    QTRY_COMPARE(m_received.size(), 1);
    stop(*consumer);
    QCOMPARE(ask({"XINFO", "CONSUMERS", kStream, "countertop"}).parts.size(), 0);
}

void RedisConsumersTest::aKeyOfAnotherTypeIsReportedOnce() {
    (void)ask({"SET", kStream, "a text"});
    const auto consumer = reader();
    QSignalSpy troubled(consumer.get(), &Consumer::troubled);
    consumer->start();
    QTRY_COMPARE(troubled.size(), 1);
    QVERIFY(troubled[0][0].toString().contains(u"WRONGTYPE"));
    (void)ask({"DEL", kStream});
    append(1);
    QTRY_COMPARE(m_received.size(), 1);
    QCOMPARE(troubled.size(), 1);
}

void RedisConsumersTest::anOldServerIsReadWithoutTakingOver() {
    // As a server before 6.2, which does not know the command.
    m_connection.reset();
    m_server = std::make_unique<RedisServer>(
        QStringList{u"--rename-command"_s, u"XAUTOCLAIM"_s, u"HIDDEN"_s});
    m_connection = std::make_unique<RedisConnection>(address());
    append(1);
    const auto one = reader();
    QSignalSpy troubled(one.get(), &Consumer::troubled);
    QSignalSpy noted(one.get(), &Consumer::noted);
    one->start();
    QTRY_COMPARE(m_received.size(), 1);
    append(2);
    QTRY_COMPARE(m_received.size(), 2);
    QCOMPARE(noted.size(), 1);
    QCOMPARE(troubled.size(), 0);
    QCOMPARE(pending(), 0);
    stop(*one);
}

void RedisConsumersTest::readersAreToldApart() {
    const auto one = reader();
    const auto two = reader();
    one->start();
    two->start();
    const auto consumers = [this] {
        return ask({"XINFO", "CONSUMERS", kStream, "countertop"}).parts.size();
    };
    // The names appear with the first read of each.
    QTRY_COMPARE(consumers(), 2);
    stop(*one);
    QCOMPARE(consumers(), 1);
    stop(*two);
}

void RedisConsumersTest::theOldestIdsAreForgotten() {
    SeenMessages seen(2);
    seen.add(u"a"_s);
    seen.add(u"b"_s);
    seen.add(u"a"_s);
    QVERIFY(seen.contains(u"a"_s));
    seen.add(u"c"_s);
    QVERIFY(!seen.contains(u"a"_s));
    QVERIFY(seen.contains(u"b"_s) && seen.contains(u"c"_s));
}

QTEST_GUILESS_MAIN(RedisConsumersTest)
#include "RedisConsumersTest.moc"
