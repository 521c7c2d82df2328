// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/BuiltDestinations.h"
#include "tests/cli/CliShopTest.h"
#include "tests/support/KafkaCluster.h"
#include "tests/support/RedisServer.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace countertop;
using namespace Qt::StringLiterals;

/// `consume` in a process of its own reads what `outbox run` of another has sent, through a real
/// Redis server and the Kafka mock cluster.
class CliConsumeTest : public CliShopTest {
    Q_OBJECT

private slots:
    void aStreamsEntriesArePrinted();
    void aTopicsMessagesArePrinted();
    void aChannelsMessagesArePrintedUntilCtrlC();
    void withoutABrokerItSaysWhatToSet();
    void aTopicThatCannotBeReadIsAnError();
    void routesToBrokersAreChecked_data();
    void routesToBrokersAreChecked();

private:
    /// Sells twice with a route to the destination, delivers, and returns the message ids.
    QStringList deliver(const QString& destination);
    static bool canUseRedis() {
        return RedisServer::isInstalled() && builtDestinations().contains(u"redis-stream"_s);
    }
    static QList<QJsonObject> linesOf(const QByteArray& text);
};

QStringList CliConsumeTest::deliver(const QString& destination) {
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s, destination});
    addMug();
    (void)place(u"1"_s);
    (void)place(u"2"_s);
    const QJsonObject run = cli().done({u"outbox"_s, u"run"_s, u"--until-empty"_s});
    if (run[u"delivered"_s].toInt() != 2) qWarning("not delivered");
    QStringList orders;
    for (const QJsonValue row : cli().list({u"outbox"_s, u"list"_s})) {
        orders.append(row[u"order_id"_s].toString());
    }
    orders.sort();
    return orders;
}

QList<QJsonObject> CliConsumeTest::linesOf(const QByteArray& text) {
    QList<QJsonObject> lines;
    for (const QByteArray& line : text.trimmed().split('\n')) {
        lines.append(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

void CliConsumeTest::aStreamsEntriesArePrinted() {
    if (!canUseRedis()) QSKIP("no redis-server, or a build without its client");
    const RedisServer server;
    qputenv("COUNTERTOP_REDIS", server.address().toUtf8());
    const QStringList orders = deliver(u"redis-stream:orders"_s);
    QCOMPARE(orders.size(), 2);
    const CliAnswer answer = CliProcess::runBare(
        {u"consume"_s, u"redis-stream"_s, u"orders"_s, u"--count"_s, u"2"_s, u"--json"_s});
    qunsetenv("COUNTERTOP_REDIS");
    QCOMPARE(answer.exitCode, 0);
    const QList<QJsonObject> lines = linesOf(answer.results);
    QCOMPARE(lines.size(), 2);
    QStringList read;
    for (const QJsonObject& line : lines) {
        QCOMPARE(line[u"type"_s].toString(), u"OrderPlaced"_s);
        QCOMPARE(line[u"repeat"_s].toBool(true), false);
        QCOMPARE(line[u"body"_s][u"order_id"_s], line[u"order_id"_s]);
        QVERIFY(!line[u"id"_s].toString().isEmpty());
        read.append(line[u"order_id"_s].toString());
    }
    read.sort();
    QCOMPARE(read, orders);
}

void CliConsumeTest::aTopicsMessagesArePrinted() {
    if (!KafkaCluster::isBuilt()) QSKIP("this build has no Kafka client");
    const KafkaCluster cluster;
    qputenv("COUNTERTOP_KAFKA", cluster.address().toUtf8());
    const QStringList orders = deliver(u"kafka:orders"_s);
    QCOMPARE(orders.size(), 2);
    const CliAnswer answer = CliProcess::runBare(
        {u"consume"_s, u"kafka"_s, u"orders"_s, u"--count"_s, u"2"_s, u"--json"_s});
    qunsetenv("COUNTERTOP_KAFKA");
    QCOMPARE(answer.exitCode, 0);
    QStringList read;
    for (const QJsonObject& line : linesOf(answer.results)) {
        QCOMPARE(line[u"type"_s].toString(), u"OrderPlaced"_s);
        read.append(line[u"order_id"_s].toString());
    }
    read.sort();
    QCOMPARE(read, orders);
}

void CliConsumeTest::aChannelsMessagesArePrintedUntilCtrlC() {
    if (!canUseRedis()) QSKIP("no redis-server, or a build without its client");
    const RedisServer server;
    const QString channel = u"redis://%1#pizza-orders"_s.arg(server.address());
    QProcess consumer;
    consumer.start(CliProcess::program(), {u"consume"_s, u"redis-channel"_s, channel});
    QVERIFY(consumer.waitForStarted());
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                u"redis-channel:"_s + channel});
    addMug();
    // Nobody knows when it listens: sell until something arrives.
    QByteArray printed;
    for (int sale = 0; sale < 50 && !printed.contains('\n'); ++sale) {
        (void)place(u"1"_s);
        cli().done({u"outbox"_s, u"run"_s, u"--until-empty"_s});
        consumer.waitForReadyRead(200);
        printed += consumer.readAllStandardOutput();
    }
    QVERIFY2(printed.contains("OrderPlaced"), printed.constData());
    ::kill(static_cast<pid_t>(consumer.processId()), SIGINT);
    QVERIFY(consumer.waitForFinished(60'000));
    QCOMPARE(consumer.exitCode(), 0);
}

void CliConsumeTest::withoutABrokerItSaysWhatToSet() {
    if (!builtDestinations().contains(u"redis-stream"_s)) QSKIP("a build without Redis client");
    qunsetenv("COUNTERTOP_REDIS");
    const CliAnswer answer = CliProcess::runBare({u"consume"_s, u"redis-stream"_s, u"orders"_s});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.messages.contains("COUNTERTOP_REDIS"), answer.messages.constData());
    QCOMPARE(CliProcess::runBare({u"consume"_s, u"redis-stream"_s, u"two words"_s}).exitCode, 2);
    QCOMPARE(CliProcess::runBare({u"consume"_s, u"redis-stream"_s, u"redis://127.0.0.1:1#orders"_s,
                                  u"--count"_s, u"0"_s})
                 .exitCode,
             2);
}

void CliConsumeTest::aTopicThatCannotBeReadIsAnError() {
    if (!builtDestinations().contains(u"kafka"_s)) QSKIP("a build without Kafka client");
    const CliAnswer answer = CliProcess::runBare(
        {u"consume"_s, u"kafka"_s,
         u"kafka://127.0.0.1:9?security.protocol=ssl&ssl.ca.location=/missing.pem#orders"_s});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.messages.contains("'/missing.pem'"), answer.messages.constData());
}

void CliConsumeTest::routesToBrokersAreChecked_data() {
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* destination, const char* says) {
        QTest::newRow(destination) << QString::fromUtf8(destination) << QByteArray(says);
    };
    row("redis-stream:two words", "is not the name of a channel or stream");
    row("redis-channel:rediss://:hunter2@cache#orders", "no TLS");
    row("redis-channel:redis://:hunter2@cache/one#orders", "not a number");
    row("kafka:kafka://one:9092?sasl.password=hunter2&acks=0#orders", "no setting 'acks'");
    row("sns:orders", "arn:aws:sns:REGION:ACCOUNT:TOPIC");
}

void CliConsumeTest::routesToBrokersAreChecked() {
    QFETCH(QString, destination);
    QFETCH(QByteArray, says);
    if (!builtDestinations().contains(destination.section(u':', 0, 0))) {
        says = "does not deliver to";
    }
    const CliAnswer answer =
        cli().run({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s, destination});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.code(), QByteArray("INVALID_INPUT"));
    QVERIFY2(answer.messages.contains(says), answer.messages.constData());
    QVERIFY2(!answer.messages.contains("hunter2"), answer.messages.constData());
}

QTEST_GUILESS_MAIN(CliConsumeTest)
#include "CliConsumeTest.moc"
