// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/TextForm.h"
#include "tests/workers/RawReceiver.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/WebhookPublisher.h"

#include <QTest>
#include <QTimer>

#include <csignal>

using namespace countertop;

/// WebhookPublisher against receivers that misbehave: every attempt is exactly one request and has
/// exactly one end, whatever comes back.
class WebhookFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void OB_3_everyAnswerHasOneEnd_data();
    void OB_3_everyAnswerHasOneEnd() { hasOneEnd(); }
    void OB_3_brokenAnswersHaveOneEnd_data();
    void OB_3_brokenAnswersHaveOneEnd() { hasOneEnd(); }
    void OB_3_endlessAnswersAreCutOff_data();
    void OB_3_endlessAnswersAreCutOff() { hasOneEnd(); }
    void connectionsAreKeptAndNotRepeatedOn();
    void bytesThatNobodyAskedForAreNoAnswer();
    void bytesBehindAnAnswerAreNone();
    void aHandshakeThatNeverEndsIsCutOff();
    void aResetInTheMiddleOfTheBodyIsNoSignal();
    void privateAddressesAreRefusedAtConnecting_data();
    void privateAddressesAreRefusedAtConnecting();

private:
    static void hasOneEnd();
};

namespace {

using Script = RawReceiver::Script;
using Kind = PublishFailure::Kind;

constexpr int kDelivered = -1;
constexpr int kTemporary = static_cast<int>(Kind::Temporary);
constexpr int kGone = static_cast<int>(Kind::Gone);

QByteArray status(int code, const QByteArray& headers = {}) {
    return "HTTP/1.1 " + QByteArray::number(code) + " Said\r\nContent-Length: 0\r\n" + headers +
           "\r\n";
}

void drip(QTcpSocket& socket) {
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    auto* timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
    timer->start(20);
}

void addColumns() {
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("end");
    QTest::addColumn<qint64>("retryAfterMs");  // -1: none
    QTest::addColumn<QString>("words");
}

void row(const char* name, const Script& script, int end, const char* words,
         qint64 retryAfterMs = -1) {
    QTest::newRow(name) << script << end << retryAfterMs << QString::fromLatin1(words);
}

/// Writes the first bytes, then the others again and again, as fast as they are read.
Script endless(const QByteArray& first, const QByteArray& others) {
    return [=](QTcpSocket& socket) {
        const QByteArray more = others.repeated(64 * 1024 / others.size() + 1);
        socket.write(first + more);
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket, more] {
            if (socket.bytesToWrite() < more.size()) socket.write(more);
        });
    };
}

/// Writes 100 MB, as fast as they are read.
void flood(QTcpSocket& socket) {
    socket.write("HTTP/1.1 500 Full\r\nContent-Length: 104857600\r\n\r\n");
    const auto more = [&socket, left = qsizetype{104'857'600}]() mutable {
        const qsizetype size = std::min<qsizetype>(left, 256 * 1024);
        left -= size;
        if (size > 0) socket.write(QByteArray(size, 'x'));
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
}

Script withBody(const QByteArray& headers, const QByteArray& body) {
    return RawReceiver::answer("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " +
                               QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

/// 10 MB of zeros, compressed.
QByteArray bomb() {
    // What qCompress() makes has the length in front; the rest is zlib's form, "deflate" in HTTP.
    return qCompress(QByteArray(10'000'000, '\0')).mid(4);
}

}  // namespace

void WebhookFaultsTest::OB_3_everyAnswerHasOneEnd_data() {
    addColumns();
    for (const int good : {200, 202, 204}) {
        row(QByteArray::number(good), RawReceiver::answer(status(good)), kDelivered, "HTTP 20");
    }
    row("301", RawReceiver::answer(status(301, "Location: http://127.0.0.1:9/\r\n")), kTemporary,
        "HTTP 301");
    for (const int bad : {304, 400, 408, 500}) {
        row(QByteArray::number(bad), RawReceiver::answer(status(bad)), kTemporary, "HTTP ");
    }
    row("410", RawReceiver::answer(status(410)), kGone, "HTTP 410");
    row("429", RawReceiver::answer(status(429, "Retry-After: 7\r\n")), kTemporary, "HTTP 429",
        7000);
    row("503", RawReceiver::answer(status(503, "retry-after: 1\r\n")), kTemporary, "HTTP 503",
        1000);
    row("interim", RawReceiver::answer("HTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + status(200)),
        kDelivered, "HTTP 200");
    row("chunked",
        RawReceiver::answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "2;x=1\r\nok\r\n3\r\nay!\r\n0\r\n\r\n"),
        kDelivered, "HTTP 200 OK: okay!");
    row(
        "until the end",
        [](QTcpSocket& socket) {
            socket.write("HTTP/1.0 200 OK\r\n\r\nfine");
            socket.disconnectFromHost();
        },
        kDelivered, "HTTP 200 OK: fine");
    constexpr char kDate[] = "Date: Fri, 15 Jan 2021 08:00:00 GMT\r\n";
    constexpr char kUntil[] = "Retry-After: Fri, 15 Jan 2021 08:01:00 GMT\r\n";
    row("503 until", RawReceiver::answer(status(503, QByteArray(kUntil) + kDate)), kTemporary,
        "HTTP 503", 60'000);
    // Long over by this computer's clock.
    row("503 until, without a date", RawReceiver::answer(status(503, kUntil)), kTemporary,
        "HTTP 503", 0);
    row("zero bytes", withBody({}, QByteArray("a\0b", 3)), kDelivered, "HTTP 200 OK: a b");
    row("emoji at the limit", withBody({}, QByteArray(198, 'x') + "\xF0\x9F\x8D\xB5"), kDelivered,
        "HTTP 200 OK: xxx");
    row("line feeds only", RawReceiver::answer("HTTP/1.1 200 OK\nContent-Length: 2\n\nok"),
        kDelivered, "HTTP 200 OK: ok");
    row("compressed", withBody("Content-Encoding: deflate\r\n", bomb()), kDelivered, "HTTP 200");
}

void WebhookFaultsTest::OB_3_brokenAnswersHaveOneEnd_data() {
    addColumns();
    row(
        "half an answer",
        [](QTcpSocket& socket) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfine");
            socket.disconnectFromHost();
        },
        kTemporary, "Connection closed");
    for (const char* head :
         {"HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-",
          "HTTP/1.1 410 Gone\r\nDate: today\r\n"}) {
        const QByteArray half(head);
        const QByteArray name = "half a head of " + QByteArray::number(half.size());
        row(
            name.constData(),
            [half](QTcpSocket& socket) {
                socket.write(half);
                socket.disconnectFromHost();
            },
            kTemporary, "Connection closed");
    }
    row("reset", &RawReceiver::reset, kTemporary, "Connection closed");
    row(
        "closed", [](QTcpSocket& socket) { socket.disconnectFromHost(); }, kTemporary,
        "Connection closed");
    row("garbage", RawReceiver::answer("SSH-2.0-OpenSSH_9.2\r\n"), kTemporary, "not HTTP");
    row("bad status", RawReceiver::answer("HTTP/1.1 abc\r\n\r\n"), kTemporary, "not HTTP");
    row("long status", RawReceiver::answer("HTTP/1.1 2000 OK\r\n\r\n"), kTemporary, "not HTTP");
    row("bad chunk",
        RawReceiver::answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        kTemporary, "not HTTP");
    row(
        "hang", [](QTcpSocket&) {}, kTemporary, "No complete answer within 700 ms");
}

void WebhookFaultsTest::OB_3_endlessAnswersAreCutOff_data() {
    addColumns();
    row("drip", &drip, kTemporary, "No complete answer within 700 ms");
    row("100 MB", &flood, kTemporary, "HTTP 500 Full: xxx");
    row("compressed on the way",
        endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: deflate\r\n\r\n", bomb()), kDelivered,
        "HTTP 200");
    row("endless line", endless("HTTP/1.1 200 OK\r\nX: ", "x"), kTemporary, "not HTTP");
    row("endless head", endless("HTTP/1.1 200 OK\r\n", "X: x\r\n"), kTemporary, "not HTTP");
    row("endless interim", endless({}, "HTTP/1.1 103 Early\r\nLink: x\r\n\r\n"), kTemporary,
        "not HTTP");
    row("endless trailers",
        endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X: x\r\n"),
        kTemporary, "not HTTP");
    row("endless chunk size",
        endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x"), kTemporary,
        "No complete answer within 700 ms");
    row("endless chunks",
        endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "2\r\nab\r\n"), kDelivered,
        "HTTP 200 OK: abab");
}

void WebhookFaultsTest::hasOneEnd() {
    QFETCH(Script, script);
    QFETCH(int, end);
    QFETCH(qint64, retryAfterMs);
    QFETCH(QString, words);
    const RawReceiver receiver(script);
    WebhookPublisher publisher(700);
    constexpr int kAttempts = 2;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const PublishResult result =
            publishAndWait(publisher, webhookMessage(receiver.destination()));
        QCOMPARE(result ? kDelivered : static_cast<int>(result.error().kind), end);
        const QString said = result ? result->answer : result.error().error;
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY2(said.size() < 350, qPrintable(said));
        // A database takes it.
        QCOMPARE(said, withoutControls(said, u'?'));
        if (!result) QCOMPARE(result.error().retryAfterMs.value_or(-1), retryAfterMs);
    }
    QCOMPARE(receiver.requests(), kAttempts);
}

void WebhookFaultsTest::connectionsAreKeptAndNotRepeatedOn() {
    int answered = 0;
    // The third request meets a connection that ends without an answer.
    const RawReceiver receiver([&](QTcpSocket& socket) {
        if (++answered == 3) return RawReceiver::reset(socket);
        socket.write(status(200));
    });
    WebhookPublisher publisher(5000);
    const ClaimedMessage message = webhookMessage(receiver.destination());
    QVERIFY(publishAndWait(publisher, message));
    QVERIFY(publishAndWait(publisher, message));
    QCOMPARE(receiver.connections(), 1);
    QVERIFY(!publishAndWait(publisher, message));
    QCOMPARE(receiver.requests(), 3);
    QVERIFY(publishAndWait(publisher, message));
    QCOMPARE(receiver.connections(), 2);
}

/// What comes while a connection is idle must not be taken for the next answer.
void WebhookFaultsTest::bytesThatNobodyAskedForAreNoAnswer() {
    QTcpSocket* last = nullptr;
    const RawReceiver receiver([&](QTcpSocket& socket) {
        last = &socket;
        socket.write(status(200));
    });
    WebhookPublisher publisher(5000);
    const ClaimedMessage message = webhookMessage(receiver.destination());
    QVERIFY(publishAndWait(publisher, message));
    last->write(status(410));
    QVERIFY(last->flush());
    // Either sent on another connection, or not at all.
    const PublishResult result = publishAndWait(publisher, message);
    if (!result) QCOMPARE(result.error().error, QStringLiteral("Connection closed"));
    QCOMPARE(receiver.requests(), result ? 2 : 1);
    QVERIFY(publishAndWait(publisher, message));
}

/// Nor what comes together with an answer.
void WebhookFaultsTest::bytesBehindAnAnswerAreNone() {
    const RawReceiver receiver(RawReceiver::answer(status(200) + status(410)));
    WebhookPublisher publisher(5000);
    const ClaimedMessage message = webhookMessage(receiver.destination());
    QVERIFY(publishAndWait(publisher, message));
    QVERIFY(publishAndWait(publisher, message));
    QCOMPARE(receiver.requests(), 2);
}

void WebhookFaultsTest::aHandshakeThatNeverEndsIsCutOff() {
    const RawReceiver receiver([](QTcpSocket&) {});
    WebhookPublisher publisher(300);
    const PublishResult result =
        publishAndWait(publisher, webhookMessage(receiver.destination().replace(
                                      QStringLiteral("http:"), QStringLiteral("https:"))));
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("No complete answer within 300 ms"));
    QCOMPARE(receiver.connections(), 1);
}

void WebhookFaultsTest::aResetInTheMiddleOfTheBodyIsNoSignal() {
    QTcpServer receiver;
    connect(&receiver, &QTcpServer::newConnection, &receiver, [&] {
        QTcpSocket* socket = receiver.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { RawReceiver::reset(*socket); });
    });
    QVERIFY(receiver.listen(QHostAddress::LocalHost));
    ClaimedMessage message =
        webhookMessage(QStringLiteral("webhook:http://127.0.0.1:%1/").arg(receiver.serverPort()));
    message.payload = QByteArray(20'000'000, 'x');
    WebhookPublisher publisher(5000);
    // Qt ignores it for the whole process as soon as one of its sockets writes.
    const auto before = ::signal(SIGPIPE, SIG_DFL);
    const PublishResult result = publishAndWait(publisher, message);
    ::signal(SIGPIPE, before);
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("Connection closed"));
}

void WebhookFaultsTest::privateAddressesAreRefusedAtConnecting_data() {
    QTest::addColumn<QString>("host");
    QTest::newRow("literal") << QStringLiteral("127.0.0.1");
    QTest::newRow("decimal") << QStringLiteral("2130706433");
    // A name whose address is only known after resolving it.
    QTest::newRow("name") << QStringLiteral("localhost");
}

void WebhookFaultsTest::privateAddressesAreRefusedAtConnecting() {
    QFETCH(QString, host);
    const RawReceiver receiver(RawReceiver::answer(status(200)));
    ClaimedMessage message =
        webhookMessage(receiver.destination().replace(QStringLiteral("127.0.0.1"), host));
    WebhookPublisher publisher(5000);
    message.options.allowPrivate = false;
    const PublishResult refused = publishAndWait(publisher, message);
    QVERIFY(!refused);
    QVERIFY2(refused.error().error.contains(QStringLiteral("a loopback address")),
             qPrintable(refused.error().error));
    QCOMPARE(receiver.connections(), 0);
    message.options.allowPrivate = true;
    QVERIFY(publishAndWait(publisher, message));
}

QTEST_GUILESS_MAIN(WebhookFaultsTest)
#include "WebhookFaultsTest.moc"
