// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliShopTest.h"
#include "tests/cli/ThreadedEndpoint.h"
#include "tests/support/HttpEndpoint.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <csignal>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Routes and their messages through the real program, on both databases.
class CliDeliveriesTest : public CliShopTest {
    Q_OBJECT

private slots:
    void theSameRouteIsAddedOnce();
    void routesAreAddedListedAndRemoved();
    void passwordsOfRoutesAreHidden();
    void messagesAreDeliveredToALogFile();
    void anUndeliverableMessageIsRetriedAndDiscarded();
    void deliveringEndsWellAtCtrlC();
    void OB_6_aKilledProgramsMessagesAreTakenOverAtOnce();
    void failedAttemptsAreShown();
    void aReceiverThatIsGoneIsSaidAndEnabled();
};

void CliDeliveriesTest::theSameRouteIsAddedOnce() {
    const QStringList add{u"routes"_s,  u"add"_s,  u"--events"_s,
                          u"Order.*"_s, u"--to"_s, u"log:"_s + filePath(u"a.log"_s)};
    QCOMPARE(cli().json(add).exitCode, 0);
    const CliAnswer again = cli().json(add);
    QCOMPARE(again.code(), QByteArray("INVALID_INPUT"));
    QCOMPARE(again.exitCode, 1);
    const QJsonArray routes = cli().list({u"routes"_s, u"list"_s});
    QCOMPARE(routes.size(), 1);
    QVERIFY(again.messages.contains("Route " + QByteArray::number(routes[0][u"id"_s].toInt())));
    const QString id = QString::number(routes[0][u"id"_s].toInt());
    QCOMPARE(cli().json({u"routes"_s, u"remove"_s, id}).exitCode, 0);
    QCOMPARE(cli().json(add).exitCode, 0);
}

void CliDeliveriesTest::passwordsOfRoutesAreHidden() {
    addMug();
    const QStringList add{
        u"routes"_s,         u"add"_s,
        u"--events"_s,       u"OrderPlaced"_s,
        u"--to"_s,           u"webhook:http://amy:hunter2@127.0.0.1:9/hook?token=hunter2&shop=7"_s,
        u"--allow-private"_s};
    const CliAnswer added = cli().json(add);
    QCOMPARE(added.exitCode, 0);
    QVERIFY(!place(u"1"_s).isEmpty());
    const CliAnswer again = cli().json(add);
    QVERIFY(again.code() == "INVALID_INPUT");
    QList<CliAnswer> answers{added, again};
    for (const QStringList& line :
         {QStringList{u"routes"_s, u"list"_s}, QStringList{u"outbox"_s, u"list"_s},
          QStringList{u"outbox"_s, u"show"_s, u"1"_s}}) {
        answers.append(cli().json(line));
        answers.append(cli().run(line));
        QCOMPARE(answers.last().exitCode, 0);
        QVERIFY2(answers.last().results.contains("://***@127.0.0.1:9/hook"),
                 answers.last().results.constData());
    }
    for (const CliAnswer& answer : answers) {
        QVERIFY2(!answer.results.contains("hunter2"), answer.results.constData());
        QVERIFY2(!answer.messages.contains("hunter2"), answer.messages.constData());
    }
}

void CliDeliveriesTest::routesAreAddedListedAndRemoved() {
    const QJsonObject route =
        cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"Order.*"_s, u"--to"_s,
                    u"webhook:http://127.0.0.1:9/x"_s, u"--allow-private"_s});
    const QJsonArray routes = cli().list({u"routes"_s, u"list"_s});
    QCOMPARE(routes.size(), 1);
    QCOMPARE(routes[0][u"id"_s], route[u"id"_s]);
    QCOMPARE(routes[0][u"destination"_s].toString(), u"webhook:http://127.0.0.1:9/x"_s);
    const QString id = QString::number(route[u"id"_s].toInteger());
    QCOMPARE(cli().run({u"routes"_s, u"remove"_s, id}).exitCode, 0);
    QCOMPARE(cli().list({u"routes"_s, u"list"_s}).size(), 0);
    QCOMPARE(cli().run({u"routes"_s, u"remove"_s, id}).code(), QByteArray("NOT_FOUND"));
}

void CliDeliveriesTest::messagesAreDeliveredToALogFile() {
    const QString path = filePath(u"messages-%1.jsonl"_s.arg(newUuidV7()));
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s, u"log:"_s + path,
                u"--transform"_s, u"charge-payment"_s});
    addMug();
    QVERIFY(!place(u"2"_s).isEmpty());
    // K-17: an order to be paid at the counter sends no payment request.
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s}).size(), 0);
    cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s, u"--pay-by"_s, u"gateway"_s});
    const QJsonArray waiting = cli().list({u"outbox"_s, u"list"_s, u"--status"_s, u"pending"_s});
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting[0][u"event_type"_s].toString(), u"charge-payment"_s);
    QCOMPARE(waiting[0][u"attempts"_s].toInt(-1), 0);
    QVERIFY(waiting[0][u"delivered_at"_s].isNull());
    const QJsonObject run = cli().done({u"outbox"_s, u"run"_s, u"--until-empty"_s});
    QCOMPARE(run[u"delivered"_s].toInt(), 1);
    QCOMPARE(run[u"waiting"_s].toInt(-1), 0);
    const QString id = QString::number(waiting[0][u"id"_s].toInteger());
    const QJsonObject shown = cli().done({u"outbox"_s, u"show"_s, id});
    QCOMPARE(shown[u"status"_s].toString(), u"delivered"_s);
    QCOMPARE(shown[u"payload"_s][u"amount_minor"_s].toInt(), 2500);
    QVERIFY(shown[u"delivered_at"_s].toString().endsWith(u'Z'));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 1);
}

void CliDeliveriesTest::anUndeliverableMessageIsRetriedAndDiscarded() {
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                u"webhook:http://127.0.0.1:9/"_s, u"--allow-private"_s});
    addMug();
    QVERIFY(!place(u"2"_s).isEmpty());
    const QJsonObject run = cli().done({u"outbox"_s, u"run"_s, u"--for"_s, u"1"_s});
    QCOMPARE(run[u"delivered"_s].toInt(-1), 0);
    QVERIFY(run[u"failed_attempts"_s].toInt() + run[u"dead"_s].toInt() > 0);
    const QJsonArray rows = cli().list({u"outbox"_s, u"list"_s});
    QVERIFY(!rows[0][u"last_error"_s].toString().isEmpty());
    const QString id = QString::number(rows[0][u"id"_s].toInteger());
    QCOMPARE(cli().run({u"outbox"_s, u"retry"_s, id}).exitCode, 0);
    QCOMPARE(cli().done({u"outbox"_s, u"show"_s, id})[u"status"_s].toString(), u"pending"_s);
    QCOMPARE(cli().run({u"outbox"_s, u"retry"_s, u"--all-dead"_s}).exitCode, 0);
    const QStringList discard{u"outbox"_s, u"discard"_s, id, u"--reason"_s, u"not needed"_s};
    QCOMPARE(cli().run(discard).exitCode, 0);
    QCOMPARE(cli().run(discard).code(), QByteArray("NOT_FOUND"));
}

void CliDeliveriesTest::deliveringEndsWellAtCtrlC() {
    const QString path = filePath(u"messages-%1.jsonl"_s.arg(newUuidV7()));
    cli().done(
        {u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s, u"log:"_s + path});
    addMug();
    QVERIFY(!place(u"2"_s).isEmpty());
    QProcess process;
    process.start(CliProcess::program(),
                  {u"outbox"_s, u"run"_s, u"--json"_s, u"--database"_s, shop().urlText()});
    // Once the program delivers, it also handles Ctrl-C.
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 0, 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const auto report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(report[u"delivered"_s].toInt(), 1);
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s})[0][u"status"_s].toString(), u"delivered"_s);
}

void CliDeliveriesTest::OB_6_aKilledProgramsMessagesAreTakenOverAtOnce() {
    if (shop().url().dialect != Dialect::Sqlite) QSKIP("claims on a server end with their lease");
    HttpEndpoint endpoint;
    endpoint.setScript([](const HttpEndpoint::Request&) {
        HttpEndpoint::Answer answer;
        answer.silent = true;
        return answer;
    });
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                endpoint.destination(), u"--allow-private"_s});
    addMug();
    QVERIFY(!place(u"2"_s).isEmpty());
    const QStringList deliver{u"outbox"_s, u"run"_s, u"--until-empty"_s, u"--database"_s,
                              shop().urlText()};
    QProcess killed;
    killed.start(CliProcess::program(), deliver);
    QTRY_COMPARE_WITH_TIMEOUT(endpoint.requests().size(), 1, 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(killed.processId()), SIGKILL), 0);
    QVERIFY(killed.waitForFinished(20'000));
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s})[0][u"status"_s].toString(), u"processing"_s);
    endpoint.setScript({});
    QProcess next;
    next.start(CliProcess::program(), deliver);
    // Long before any lease would have ended.
    QTRY_COMPARE_WITH_TIMEOUT(endpoint.requests().size(), 2, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(next.state(), QProcess::NotRunning, 20'000);
    const QStringList ids = endpoint.messageIds();
    QCOMPARE(ids[0], ids[1]);
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s})[0][u"status"_s].toString(), u"delivered"_s);
}

void CliDeliveriesTest::failedAttemptsAreShown() {
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                u"webhook:http://127.0.0.1:9/"_s, u"--allow-private"_s});
    addMug();
    QVERIFY(!place(u"2"_s).isEmpty());
    cli().done({u"outbox"_s, u"run"_s, u"--for"_s, u"1"_s});
    const QString id =
        QString::number(cli().list({u"outbox"_s, u"list"_s})[0][u"id"_s].toInteger());
    const QJsonObject shown = cli().done({u"outbox"_s, u"show"_s, id});
    const QJsonArray log = shown[u"attempt_log"_s].toArray();
    QCOMPARE(log.size(), shown[u"attempts"_s].toInt());
    QVERIFY(log[0][u"answer"_s].toString().contains(u"Connection refused"));
    QVERIFY(log[0][u"at"_s].toString().endsWith(u'Z'));
    QVERIFY(!shown[u"held"_s].toBool(true));
}

void CliDeliveriesTest::aReceiverThatIsGoneIsSaidAndEnabled() {
    std::atomic<bool> isGone = true;
    ThreadedEndpoint endpoint(
        [&](const HttpEndpoint::Request&) { return HttpEndpoint::Answer{isGone ? 410 : 200}; });
    const QString to = endpoint.destination();
    const auto add = [&](const QString& events) {
        return cli().json(
            {u"routes"_s, u"add"_s, u"--events"_s, events, u"--to"_s, to, u"--allow-private"_s});
    };
    QVERIFY(!add(u"OrderPlaced"_s).messages.contains("held"));
    addMug();
    QVERIFY(!place(u"1"_s).isEmpty());
    const QStringList deliver{u"outbox"_s, u"run"_s, u"--until-empty"_s};
    QCOMPARE(cli().done(deliver)[u"waiting"_s].toInt(), 1);
    const QString message =
        QString::number(cli().list({u"outbox"_s, u"list"_s})[0][u"id"_s].toInteger());
    QVERIFY(cli().run({u"outbox"_s, u"list"_s}).results.contains("  held "));
    QVERIFY(cli().list({u"routes"_s, u"list"_s})[0][u"disabled"_s].toBool());
    QVERIFY(cli().run({u"routes"_s, u"list"_s}).results.contains("(disabled)"));
    QVERIFY(add(u"OrderShipped"_s).messages.contains("held"));
    // Also when no route leads there any more.
    for (const QJsonValue& route : cli().list({u"routes"_s, u"list"_s})) {
        cli().done({u"routes"_s, u"remove"_s, QString::number(route[u"id"_s].toInteger())});
    }
    const CliAnswer retried = cli().json({u"outbox"_s, u"retry"_s, message});
    QCOMPARE(retried.exitCode, 0);
    QVERIFY2(retried.messages.contains("held"), retried.messages.constData());
    isGone = false;
    cli().done({u"outbox"_s, u"enable"_s, message});
    QCOMPARE(cli().done(deliver)[u"delivered"_s].toInt(), 1);
    QCOMPARE(cli().json({u"outbox"_s, u"enable"_s, message}).code(), QByteArray("NOT_FOUND"));
}

QTEST_GUILESS_MAIN(CliDeliveriesTest)
#include "CliDeliveriesTest.moc"
