// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RedisServer.h"
#include "workers/redis/RedisConnection.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// RedisConnection against a real server, and against listeners that misbehave.
class RedisConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void repliesComeInOrder();
    void itLogsInAndSelectsTheDatabase();
    void aRefusedLoginSaysWhyWithoutThePassword();
    void RD_2_attemptsToConnectArePaced();
    void commandsSentInAPauseWaitForTheNextAttempt();
    void aListenerThatIsNotRedisIsNamed();
    void anIdleConnectionThatEndsIsReplaced();
    void aSilentServerIsGivenUp();
    void aCallbackMayDestroyTheConnection();

private:
    using Answer = RedisConnection::Answer;

    static Answer ask(RedisConnection& connection, const QList<QByteArray>& words);
    static RedisAddress addressOf(const QString& text) { return *parseRedisAddress(text); }
};

void RedisConnectionTest::initTestCase() {
    if (!RedisServer::isInstalled()) QSKIP("redis-server is not installed");
}

auto RedisConnectionTest::ask(RedisConnection& connection, const QList<QByteArray>& words)
    -> Answer {
    std::optional<Answer> answer;
    connection.send(words, [&](const Answer& result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000)) qFatal("no answer");
    return *answer;
}

void RedisConnectionTest::repliesComeInOrder() {
    const RedisServer server;
    RedisConnection connection(addressOf(server.address()));
    QList<qint64> numbers;
    for (int i = 0; i < 1000; ++i) {
        connection.send({"INCR", "count"},
                        [&](const Answer& answer) { numbers.append(answer->number); });
    }
    QTRY_COMPARE(numbers.size(), 1000);
    for (int i = 0; i < 1000; ++i) QCOMPARE(numbers[i], i + 1);
    const Answer error = ask(connection, {"NONSENSE"});
    QVERIFY(error && error->isError());
}

void RedisConnectionTest::itLogsInAndSelectsTheDatabase() {
    const RedisServer server({u"--requirepass"_s, u"hunter2"_s});
    RedisConnection first(addressOf(u"redis://:hunter2@%1/3"_s.arg(server.address())));
    QVERIFY(ask(first, {"SET", "key", "three"}));
    QVERIFY(ask(first, {"ACL", "SETUSER", "amy", "on", ">p@ss word", "~*", "&*", "+@all"}));
    RedisConnection second(addressOf(u"redis://amy:p%40ss%20word@%1/3"_s.arg(server.address())));
    QCOMPARE(ask(second, {"GET", "key"})->text, QByteArray("three"));
    RedisConnection other(addressOf(u"redis://amy:p%40ss%20word@%1/4"_s.arg(server.address())));
    QVERIFY(ask(other, {"GET", "key"})->kind == RedisReply::Kind::Nothing);
}

void RedisConnectionTest::aRefusedLoginSaysWhyWithoutThePassword() {
    const RedisServer server({u"--requirepass"_s, u"hunter2"_s});
    RedisConnection wrong(addressOf(u"redis://:hunter3@"_s + server.address()));
    const Answer answer = ask(wrong, {"PING"});
    QVERIFY(!answer);
    QVERIFY2(answer.error().startsWith(
                 u"Redis at %1 refused the login: WRONGPASS"_s.arg(server.address())),
             qUtf8Printable(answer.error()));
    QVERIFY(!answer.error().contains(u"hunter3"));
    RedisConnection none(addressOf(server.address()));
    QVERIFY(ask(none, {"PING"})->text.startsWith("NOAUTH"));
    RedisConnection missing(addressOf(u"redis://:hunter2@%1/99"_s.arg(server.address())));
    QVERIFY(ask(missing, {"PING"}).error().contains(u"DB index"));
}

void RedisConnectionTest::RD_2_attemptsToConnectArePaced() {
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    int accepted = 0;
    connect(&listener, &QTcpServer::newConnection, this, [&] {
        ++accepted;
        delete listener.nextPendingConnection();
    });
    RedisConnection connection(addressOf(u"127.0.0.1:%1"_s.arg(listener.serverPort())),
                               {5000, 5000, {50, 200}});
    QElapsedTimer elapsed;
    elapsed.start();
    int failures = 0;
    // Whoever asks again at once is answered only as often as an attempt was made.
    const std::function<void(const Answer&)> again = [&](const Answer& answer) {
        QVERIFY(!answer);
        if (++failures < 5) connection.send({"PING"}, again);
    };
    connection.send({"PING"}, again);
    QTRY_COMPARE(failures, 5);
    QCOMPARE(accepted, 5);
    QVERIFY(elapsed.elapsed() >= 50 + 100 + 200 + 200);
}

void RedisConnectionTest::commandsSentInAPauseWaitForTheNextAttempt() {
    RedisServer server;
    const QString address = server.address();
    server.stop();
    RedisConnection connection(addressOf(address), {5000, 5000, {500, 2000}});
    const Answer refused = ask(connection, {"PING"});
    QCOMPARE(refused.error(), u"Redis at %1 cannot be reached: Connection refused"_s.arg(address));
    server.start();
    QCOMPARE(ask(connection, {"PING"})->text, QByteArray("PONG"));
}

void RedisConnectionTest::aListenerThatIsNotRedisIsNamed() {
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    connect(&listener, &QTcpServer::newConnection, this,
            [&] { listener.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    const QString address = u"127.0.0.1:%1"_s.arg(listener.serverPort());
    RedisConnection connection(addressOf(address));
    const Answer answer = ask(connection, {"PING"});
    QVERIFY(!answer);
    QVERIFY2(answer.error().startsWith(u"Redis at %1 does not answer like Redis"_s.arg(address)),
             qUtf8Printable(answer.error()));
}

void RedisConnectionTest::anIdleConnectionThatEndsIsReplaced() {
    const RedisServer server;
    RedisConnection connection(addressOf(server.address()));
    RedisConnection other(addressOf(server.address()));
    const QSignalSpy lost(&connection, &RedisConnection::lost);
    const Answer id = ask(connection, {"CLIENT", "ID"});
    QVERIFY(ask(other, {"CLIENT", "KILL", "ID", QByteArray::number(id->number)}));
    QTRY_COMPARE(lost.size(), 1);
    const Answer next = ask(connection, {"CLIENT", "ID"});
    QVERIFY(next && next->number != id->number);
}

void RedisConnectionTest::aSilentServerIsGivenUp() {
    RedisServer server;
    RedisConnection connection(addressOf(server.address()), {5000, 500, {20, 100}});
    QVERIFY(ask(connection, {"PING"}));
    server.freeze();
    const Answer answer = ask(connection, {"PING"});
    server.resume();
    QCOMPARE(answer.error(), u"Redis at %1 did not answer within 500 ms"_s.arg(server.address()));
    QVERIFY(ask(connection, {"PING"}));
}

void RedisConnectionTest::aCallbackMayDestroyTheConnection() {
    const RedisServer server;
    auto connection = std::make_unique<RedisConnection>(addressOf(server.address()));
    int answered = 0;
    for (int i = 0; i < 3; ++i) {
        connection->send({"PING"}, [&](const Answer&) {
            ++answered;
            connection.reset();
        });
    }
    QTRY_COMPARE(answered, 1);
    QVERIFY(!connection);
}

QTEST_GUILESS_MAIN(RedisConnectionTest)
#include "RedisConnectionTest.moc"
