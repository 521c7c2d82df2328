// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/KafkaCluster.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/consumers/KafkaTopicConsumer.h"
#include "workers/publishers/KafkaPublisher.h"

#include <QSignalSpy>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// What a Kafka message carries, and how its reader keeps its place, on the mock cluster.
class KafkaPublisherTest : public QObject {
    Q_OBJECT

private slots:
    void aMessageCarriesItsKeyAndHeaders();
    void anOversizedMessageIsRefused();
    void whatIsNotTakenIsReadAgain();
    void aLimitedReaderLeavesTheRest();
    void whatIsMissingHereIsSaid_data();
    void whatIsMissingHereIsSaid();

private:
    static constexpr int kLongMs = 60'000;

    static ClaimedMessage message(int number);
    static PublishResult publish(Publisher& publisher, const ClaimedMessage& message);
    static std::unique_ptr<KafkaTopicConsumer> reader(const KafkaCluster& cluster,
                                                      Consumer::Handler handler, qint64 limit = 0);
};

ClaimedMessage KafkaPublisherTest::message(int number) {
    ClaimedMessage message;
    message.messageId = u"m%1"_s.arg(number);
    message.eventType = u"OrderPlaced"_s;
    message.orderId = u"order-7"_s;
    message.correlationId = u"flow-7"_s;
    message.destination = u"kafka:orders"_s;
    message.payload = "{}";
    return message;
}

PublishResult KafkaPublisherTest::publish(Publisher& publisher, const ClaimedMessage& message) {
    std::optional<PublishResult> answer;
    publisher.publish(message, [&](const PublishResult& result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, kLongMs)) qFatal("no end");
    return *answer;
}

std::unique_ptr<KafkaTopicConsumer> KafkaPublisherTest::reader(const KafkaCluster& cluster,
                                                               Consumer::Handler handler,
                                                               qint64 limit) {
    return std::make_unique<KafkaTopicConsumer>(*parseKafkaAddress(cluster.address()), u"orders"_s,
                                                u"readers"_s, std::move(handler), limit);
}

void KafkaPublisherTest::aMessageCarriesItsKeyAndHeaders() {
    const KafkaCluster cluster;
    KafkaPublisher publisher(kafkaAt(cluster.address()));
    QVERIFY(publish(publisher, message(1)));
    QList<ConsumedMessage> received;
    const auto consumer = reader(cluster, [&](const ConsumedMessage& one) {
        received.append(one);
        return true;
    });
    consumer->start();
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, kLongMs);
    QCOMPARE(received[0].id, u"m1"_s);
    QCOMPARE(received[0].type, u"OrderPlaced"_s);
    QCOMPARE(received[0].orderId, u"order-7"_s);
    QCOMPARE(received[0].correlationId, u"flow-7"_s);
    QVERIFY(!received[0].isRepeat);
    QVERIFY(publish(publisher, message(1)));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, kLongMs);
    QVERIFY(received[1].isRepeat);
    // The same key, so the same partition and the next offset in it.
    QCOMPARE(received[1].source, received[0].source.section(u':', 0, 0) + u":1"_s);
}

void KafkaPublisherTest::anOversizedMessageIsRefused() {
    const KafkaCluster cluster;
    KafkaPublisher publisher(kafkaAt(cluster.address()));
    ClaimedMessage huge = message(1);
    huge.payload = QByteArray(11 * 1024 * 1024, 'x');
    const PublishResult result = publish(publisher, huge);
    QVERIFY(!result);
    QCOMPARE(result.error().error,
             u"Kafka at %1 does not take messages of this size"_s.arg(cluster.address()));
    QVERIFY(publish(publisher, message(2)));
}

void KafkaPublisherTest::whatIsNotTakenIsReadAgain() {
    const KafkaCluster cluster;
    KafkaPublisher publisher(kafkaAt(cluster.address()));
    for (int i = 1; i <= 3; ++i) QVERIFY(publish(publisher, message(i)));
    QStringList taken;
    const auto first = reader(cluster, [&](const ConsumedMessage& one) {
        if (one.id == u"m2") return false;
        taken.append(one.id);
        return true;
    });
    const QSignalSpy stopped(first.get(), &Consumer::stopped);
    first->start();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kLongMs);
    QCOMPARE(taken, QStringList{u"m1"_s});
    const auto second = reader(cluster, [&](const ConsumedMessage& one) {
        taken.append(one.id);
        return true;
    });
    second->start();
    QTRY_COMPARE_WITH_TIMEOUT(taken, (QStringList{u"m1"_s, u"m2"_s, u"m3"_s}), kLongMs);
}

void KafkaPublisherTest::aLimitedReaderLeavesTheRest() {
    const KafkaCluster cluster;
    KafkaPublisher publisher(kafkaAt(cluster.address()));
    for (int i = 1; i <= 3; ++i) QVERIFY(publish(publisher, message(i)));
    QStringList taken;
    const Consumer::Handler take = [&](const ConsumedMessage& one) {
        taken.append(one.id);
        return true;
    };
    const auto first = reader(cluster, take, 2);
    const QSignalSpy stopped(first.get(), &Consumer::stopped);
    first->start();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kLongMs);
    QCOMPARE(taken, (QStringList{u"m1"_s, u"m2"_s}));
    const auto second = reader(cluster, take);
    second->start();
    QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 3, kLongMs);
    QCOMPARE(taken[2], u"m3"_s);
}

void KafkaPublisherTest::whatIsMissingHereIsSaid_data() {
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << u"set COUNTERTOP_KAFKA"_s;
    QTest::newRow("nonsense") << u"one two"_s << u"COUNTERTOP_KAFKA: "_s;
    QTest::newRow("certificate") << u"one?security.protocol=ssl&ssl.ca.location=/missing.pem"_s
                                 << u"'/missing.pem'"_s;
}

void KafkaPublisherTest::whatIsMissingHereIsSaid() {
    QFETCH(QString, cluster);
    QFETCH(QString, says);
    KafkaPublisher publisher(kafkaAt(cluster));
    const auto reason = publisher.cannotServe(u"kafka:orders"_s);
    QVERIFY(reason);
    QVERIFY2(reason->contains(says), qUtf8Printable(*reason));
    QCOMPARE(publish(publisher, message(1)).error().error, *reason);
    QVERIFY(!publisher.cannotServe(u"kafka:kafka://one:9092#orders"_s));
}

QTEST_GUILESS_MAIN(KafkaPublisherTest)
#include "KafkaPublisherTest.moc"
