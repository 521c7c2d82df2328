// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/BuiltDestinations.h"
#include "tests/cli/CliShopTest.h"
#include "tests/support/KafkaCluster.h"
#include "tests/support/RedisServer.h"

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
    void whatAReaderThatIsGoneMissedIsNotAcknowledged();
    void ctrlCEndsItWhileNobodyReads();
    void aClosedOutputIsReported();
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
    /// Adds so many entries of a kilobyte to the stream "busy".
    static void fillStream(const RedisServer& server, int count);
    /// How many of its entries are delivered to somebody and not acknowledged.
    static int pendingIn(const RedisServer& server);
    static QByteArray redis(const RedisServer& server, const QStringList& words);
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

QByteArray CliConsumeTest::redis(const RedisServer& server, const QStringList& words) {
    QProcess client;
    client.start(u"redis-cli"_s, QStringList{u"-p"_s, QString::number(server.port())} + words);
    if (!client.waitForFinished()) qFatal("no answer of redis-server");
    return client.readAllStandardOutput();
}

void CliConsumeTest::fillStream(const RedisServer& server, int count) {
    const QString add =
        u"for i=1,%1 do redis.call('XADD','busy','*','id','m'..i,'body','%2') end"_s;
    redis(server, {u"EVAL"_s, add.arg(count).arg(QString(1'000, u'x')), u"0"_s});
}

int CliConsumeTest::pendingIn(const RedisServer& server) {
    const QByteArray pending = redis(server, {u"XPENDING"_s, u"busy"_s, u"countertop"_s});
    return pending.split('\n').first().toInt();
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
    const QJsonArray lines = answer.array();
    QCOMPARE(lines.size(), 2);
    QStringList read;
    for (const QJsonValue line : lines) {
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
    for (const QJsonValue line : answer.array()) {
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

void CliConsumeTest::whatAReaderThatIsGoneMissedIsNotAcknowledged() {
    if (!canUseRedis()) QSKIP("no redis-server, or a build without its client");
    const RedisServer server;
    QProcess reader;
    QProcess consumer;
    consumer.setStandardOutputProcess(&reader);
    consumer.start(CliProcess::program(),
                   {u"consume"_s, u"redis-stream"_s, u"redis://%1#busy"_s.arg(server.address())});
    reader.start(u"true"_s, {});
    QVERIFY(reader.waitForFinished());
    fillStream(server, 3);
    QVERIFY(consumer.waitForFinished(60'000));
    QCOMPARE(consumer.exitStatus(), QProcess::NormalExit);
    QCOMPARE(consumer.exitCode(), 3);
    const QByteArray said = consumer.readAllStandardError();
    QVERIFY2(said.contains("STORAGE: Stopped, because the reader of the output is gone"),
             said.constData());
    QCOMPARE(pendingIn(server), 3);
}

void CliConsumeTest::ctrlCEndsItWhileNobodyReads() {
    if (!canUseRedis()) QSKIP("no redis-server, or a build without its client");
    const RedisServer server;
    fillStream(server, 300);
    QProcess sleeper;
    QProcess consumer;
    consumer.setReadChannel(QProcess::StandardError);
    consumer.setStandardOutputProcess(&sleeper);
    consumer.start(CliProcess::program(),
                   {u"consume"_s, u"redis-stream"_s, u"redis://%1#busy"_s.arg(server.address())});
    sleeper.start(u"sleep"_s, {u"600"_s});
    QByteArray said;
    const auto isWaiting = [&] {
        consumer.waitForReadyRead(50);
        said += consumer.readAllStandardError();
        return said.contains("Nobody reads the output; waiting");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), 60'000);
    ::kill(static_cast<pid_t>(consumer.processId()), SIGINT);
    QVERIFY(consumer.waitForFinished(60'000));
    sleeper.kill();
    sleeper.waitForFinished();
    QCOMPARE(consumer.exitStatus(), QProcess::NormalExit);
    QCOMPARE(consumer.exitCode(), 3);
    QVERIFY(consumer.readAllStandardError().contains("nobody reads the output"));
    QVERIFY(pendingIn(server) > 0);
}

void CliConsumeTest::aClosedOutputIsReported() {
    QProcess shell;
    shell.start(u"sh"_s,
                {u"-c"_s, u"exec \"$0\" \"$@\" >&-"_s, CliProcess::program(), u"--database"_s,
                 shop().urlText(), u"outbox"_s, u"run"_s, u"--until-empty"_s});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.exitCode(), 3);
    // And not written into what has got the number of the output.
    const QByteArray said = shell.readAllStandardError();
    QVERIFY2(said.contains("the output cannot be written to: Bad file descriptor"),
             said.constData());
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
