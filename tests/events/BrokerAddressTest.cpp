// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"
#include "models/events/BuiltDestinations.h"
#include "models/events/KafkaAddress.h"
#include "models/events/RedisAddress.h"
#include "models/events/TopicArn.h"

#include <QtTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Addresses of brokers are understood completely or refused with a reason that shows no password.
class BrokerAddressTest : public QObject {
    Q_OBJECT

private slots:
    void redisAddressesAreRead_data();
    void redisAddressesAreRead();
    void redisAddressesAreRefused_data();
    void redisAddressesAreRefused();
    void redisTargetsNameAChannel();
    void kafkaAddressesAreRead();
    void kafkaAddressesAreRefused_data();
    void kafkaAddressesAreRefused();
    void kafkaTargetsNameATopic_data();
    void kafkaTargetsNameATopic();
    void topicNamesOfSnsAreRead();
    void brokerDestinationsAreChecked_data();
    void brokerDestinationsAreChecked();
    void listsShowNoPasswords();
};

namespace {

QString textOf(const RedisAddress& address) {
    return QStringList{address.host, QString::number(address.port), address.user, address.password,
                       QString::number(address.database)}
        .join(u'|');
}

}  // namespace

void BrokerAddressTest::redisAddressesAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("127.0.0.1:6380", "127.0.0.1|6380|||0");
    row("cache", "cache|6379|||0");
    row("[::1]:7000", "::1|7000|||0");
    row("redis://cache", "cache|6379|||0");
    row("redis://cache:1/", "cache|1|||0");
    row("redis://cache:6379/15", "cache|6379|||15");
    row("redis://:hunter2@cache", "cache|6379||hunter2|0");
    row("redis://amy:hunter2@cache:65535/3", "cache|65535|amy|hunter2|3");
    row("redis://a%40b:p%2Fss%23%3A%C3%BC@cache/0", "cache|6379|a@b|p/ss#:ü|0");
}

void BrokerAddressTest::redisAddressesAreRead() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto address = parseRedisAddress(text);
    QVERIFY2(address, address ? "" : qUtf8Printable(address.error().detail));
    QCOMPARE(textOf(*address), expected);
    QVERIFY(!address->shown().contains(u"hunter2"));
}

void BrokerAddressTest::redisAddressesAreRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* text, const char* reason = "not_a_redis_address") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(reason);
    };
    row("");
    row("cache:0");
    row("cache:70000");
    row("cache:abc");
    row("two words:6379");
    row("http://cache:6379");
    row("redis://");
    row("redis://cache/one");
    row("redis://cache/-1");
    row("redis://cache/+1");
    row("redis://cache/1/2");
    row("redis://cache/01");
    row("redis://cache?db=1");
    row("redis://cache#orders");
    row("redis://amy@cache");
    row("redis://amy:hunter2 @cache");
    row("redis://amy:hun#ter2@cache");
    row("redis://amy:hun/ter2@cache");
    row("redis://amy:100%hunter2@cache");
    row("rediss://amy:hunter2@cache", "redis_without_tls");
    row("REDISS://cache", "redis_without_tls");
}

void BrokerAddressTest::redisAddressesAreRefused() {
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto address = parseRedisAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::InvalidInput);
    QCOMPARE(address.error().problems.first().reason, reason);
    QVERIFY2(!address.error().detail.contains(u"ter2"), qUtf8Printable(address.error().detail));
}

void BrokerAddressTest::redisTargetsNameAChannel() {
    const auto plain = parseRedisTarget(u"pizza-orders"_s);
    QVERIFY(plain && !plain->server);
    QCOMPARE(plain->name, u"pizza-orders"_s);
    const auto own = parseRedisTarget(u"redis://:hunter2@cache:6380/2#shop.7:orders_new"_s);
    QVERIFY(own && own->server);
    QCOMPARE(own->name, u"shop.7:orders_new"_s);
    QCOMPARE(own->server->database, 2);
    for (const QString& wrong :
         {QString(), u"two words"_s, u"a#b"_s, u"redis://cache"_s, u"redis://cache#"_s,
          u"redis://cache#a b"_s, u"line\nbreak"_s, QString(201, u'a')}) {
        QVERIFY2(!parseRedisTarget(wrong), qUtf8Printable(wrong));
    }
}

void BrokerAddressTest::kafkaAddressesAreRead() {
    const auto plain = parseKafkaAddress(u"one:9093,two,[::1]:9094"_s);
    QVERIFY(plain);
    QCOMPARE(plain->servers, u"one:9093,two:9092,[::1]:9094"_s);
    QVERIFY(plain->settings.isEmpty());
    const auto secured = parseKafkaAddress(
        u"kafka://one:9093?security.protocol=sasl_ssl&sasl.mechanism=SCRAM-SHA-512&"
        "sasl.username=amy&sasl.password=h%26%3D2&ssl.ca.location=/etc/ca.pem"_s);
    QVERIFY2(secured, secured ? "" : qUtf8Printable(secured.error().detail));
    QCOMPARE(secured->settings.size(), 5);
    QCOMPARE(secured->settings[3].second, u"h&=2"_s);
    QCOMPARE(secured->shown(), u"one:9093"_s);
}

void BrokerAddressTest::kafkaAddressesAreRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             "one:0",
                             "one,,two",
                             "one two",
                             "http://one",
                             "kafka://",
                             "one/topic",
                             "amy:x@one",
                             "one?",
                             "one?acks=0",
                             "one?security.protocol=plain",
                             "one?sasl.username",
                             "one?sasl.username=",
                             "one?sasl.username=a&sasl.username=b",
                             "one?sasl.password=hunter2&acks=all",
                             "one:9092?sasl.mechanism=GSSAPI",
                             "one?security.protocol=sasl_ssl&sasl.password=ab\"hunter2",
                             "one?security.protocol=sasl_ssl&sasl.password=ab hunter2",
                             "one?security.protocol=sasl_ssl&sasl.password=ab@hunter2",
                             "one?security.protocol=sasl_ssl&sasl.password=100%hunter2",
                             "one?security.protocol=sasl_ssl&sasl.password=hunter2%",
                             "one?security.protocol=sasl_ssl&sasl.password=hunter2%00",
                             "one?security.protocol=sasl_ssl&sasl.password=hunter2%FF",
                             "one?sasl.username=amy&sasl.password=hunter2",
                             "one?ssl.ca.location=/etc/ca.pem",
                             "one?security.protocol=plaintext&sasl.password=hunter2",
                             "one?security.protocol=ssl&sasl.password=hunter2",
                             "one?security.protocol=sasl_plaintext&ssl.key.password=hunter2"}) {
        QTest::newRow(text) << QString::fromUtf8(text);
    }
}

void BrokerAddressTest::kafkaAddressesAreRefused() {
    QFETCH(QString, text);
    const auto address = parseKafkaAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().problems.first().reason, u"not_a_kafka_address"_s);
    QVERIFY2(!address.error().detail.contains(u"hunter2"), qUtf8Printable(address.error().detail));
}

void BrokerAddressTest::kafkaTargetsNameATopic_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"shop.orders-7_new"_s << true;
    QTest::newRow("own")
        << u"kafka://one:9092?security.protocol=sasl_ssl&sasl.username=amy#orders"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dots") << u".."_s << false;
    QTest::newRow("colon") << u"orders:new"_s << false;
    QTest::newRow("accent") << u"größe"_s << false;
    QTest::newRow("long") << QString(250, u'a') << false;
    QTest::newRow("no topic") << u"kafka://one:9092"_s << false;
    QTest::newRow("bad cluster") << u"kafka://#orders"_s << false;
}

void BrokerAddressTest::kafkaTargetsNameATopic() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(parseKafkaTarget(text).has_value(), good);
}

void BrokerAddressTest::topicNamesOfSnsAreRead() {
    const auto topic = parseTopicArn(u"arn:aws-cn:sns:cn-north-1:123456789012:orders.fifo"_s);
    QVERIFY(topic);
    QCOMPARE(topic->partition, u"aws-cn"_s);
    QCOMPARE(topic->region, u"cn-north-1"_s);
    QVERIFY(topic->isFifo());
    for (const QString& wrong :
         {QString(), u"orders"_s, u"arn:aws:sqs:eu-west-1:1:orders"_s, u"arn:aws:sns::1:orders"_s,
          u"arn:aws:sns:eu-west-1:1:"_s, u"arn:aws:sns:eu-west-1:1:or ders"_s,
          u"arn:aws:sns:eu-west-1:1:orders\n"_s}) {
        QVERIFY2(!parseTopicArn(wrong), qUtf8Printable(wrong));
    }
}

void BrokerAddressTest::brokerDestinationsAreChecked_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    QTest::newRow("channel") << u"redis-channel"_s << u"pizza-orders"_s << true;
    QTest::newRow("stream") << u"redis-stream"_s << u"redis://cache/1#orders"_s << true;
    QTest::newRow("tls") << u"redis-stream"_s << u"rediss://cache/1#orders"_s << false;
    QTest::newRow("topic") << u"kafka"_s << u"orders"_s << true;
    QTest::newRow("arn") << u"sns"_s << u"arn:aws:sns:eu-west-1:1:orders"_s << true;
    QTest::newRow("no arn") << u"sns"_s << u"orders"_s << false;
}

void BrokerAddressTest::brokerDestinationsAreChecked() {
    QFETCH(QString, kind);
    QFETCH(QString, address);
    QFETCH(bool, good);
    QCOMPARE(checkBrokerAddress(kind, address).has_value(), good);
    QVERIFY(builtDestinations().contains(u"webhook"_s));
    QVERIFY(!builtDestinations().contains(u"pigeon"_s));
}

void BrokerAddressTest::listsShowNoPasswords() {
    for (const QString& destination :
         {u"redis-stream:redis://amy:hunter2@cache:6379/1#orders"_s,
          u"redis-channel:redis://:hunter2@cache#orders"_s,
          u"kafka:kafka://one:9092?sasl.username=amy&sasl.password=hunter2#orders"_s,
          u"kafka:kafka://one:9092?ssl.key.password=hunter2&sasl.username=amy#orders"_s}) {
        const QString shown = maskedAddress(destination);
        QVERIFY2(!shown.contains(u"hunter2"), qUtf8Printable(shown));
        QVERIFY2(shown.endsWith(u"#orders"), qUtf8Printable(shown));
    }
}

QTEST_GUILESS_MAIN(BrokerAddressTest)
#include "BrokerAddressTest.moc"
