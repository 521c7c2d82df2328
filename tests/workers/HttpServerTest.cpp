// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpClient.h"
#include "tests/support/Waiting.h"
#include "workers/intake/HttpServer.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <future>
#include <latch>
#include <stdexcept>

#include <zlib.h>

namespace countertop {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kLimit = 1000;

HttpResponse echo(const HttpRequest& request) {
    if (request.path == u"/broken") throw std::runtime_error("broken");
    return {200, request.method + ' ' + request.path.toUtf8() + ' ' +
                     QByteArray::number(request.body.size()) + ' ' + request.header("x-name")};
}

HttpServer::Options options(int port = 0) {
    HttpServer::Options options;
    options.port = port;
    options.largestBody = kLimit;
    options.limits = {1500ms, 700ms, 500ms, 1s};
    return options;
}

QByteArray gzipped(const QByteArray& data) {
    QByteArray target(static_cast<qsizetype>(data.size() + 1000), Qt::Uninitialized);
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray source = data;
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(target.data());
    stream.avail_out = static_cast<uInt>(target.size());
    deflate(&stream, Z_FINISH);
    target.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return target;
}

QByteArray chunked(const QByteArray& body) {
    return "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
           QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
}

}  // namespace

/// The HTTP layer on its own: what reaches the handler, what is refused before, and when it ends.
class HttpServerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void requestReachesTheHandler();
    void methodsReachTheHandler();
    void bodyUpToTheLimitIsTaken();
    void largerBodyIsRefused_data();
    void largerBodyIsRefused();
    void restOfARefusedBodyIsNoRequest();
    void requestWithoutABodyIsAnsweredAtOnce();
    void formsAreRefused();
    void whatIsNoHttpIsRefused();
    void failingHandlerIsAnswered();
    void silentClientIsCutOff();
    void drippingClientIsCutOff_data();
    void drippingClientIsCutOff();
    void requestsInOnePieceAreAllAnswered();
    void connectionServesSeveralRequests();
    void manyAreServedAtOnce();
    void takenPortIsReported();
    void stopAnswersWhatHasBegun();

private:
    [[nodiscard]] HttpClient client() const { return HttpClient(m_server->port()); }

    std::unique_ptr<HttpServer> m_server;
};

void HttpServerTest::init() {
    m_server = std::make_unique<HttpServer>(echo, options());
    QVERIFY(m_server->start());
    QVERIFY(m_server->port() > 0);
}

void HttpServerTest::requestReachesTheHandler() {
    const HttpAnswer answer =
        client().send("POST", "/a/%C3%BC?x=1", {{"X-Name", "amira"}}, "12345");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("POST /a/\xc3\xbc 5 amira"));
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
}

void HttpServerTest::methodsReachTheHandler() {
    for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        const HttpAnswer answer = client().send(method, "/a");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.startsWith(method));
    }
}

void HttpServerTest::bodyUpToTheLimitIsTaken() {
    const QByteArray body(kLimit, 'x');
    QVERIFY(client().send("POST", "/a", {}, body).body.contains("1000"));
    QVERIFY(HttpClient::parse(client().raw(chunked(body))).body.contains("1000"));
    QVERIFY(client()
                .send("POST", "/a", {{"Content-Encoding", "gzip"}}, gzipped(body))
                .body.contains("1000"));
}

void HttpServerTest::largerBodyIsRefused_data() {
    QTest::addColumn<QByteArray>("request");
    const auto withLength = [](const QByteArray& body, const QByteArray& header) {
        return "POST /a HTTP/1.1\r\nHost: x\r\n" + header +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    const QByteArray body(kLimit + 1, 'x');
    QTest::newRow("with a length") << withLength(body, {});
    QTest::newRow("chunked") << chunked(body);
    QTest::newRow("much larger, chunked") << chunked(QByteArray(7 * kLimit, 'x'));
    // The server stops reading long before the end, yet the client gets its response.
    QTest::newRow("far larger, chunked") << chunked(QByteArray(200 * kLimit, 'x'));
    QTest::newRow("packed") << withLength(gzipped(QByteArray(500 * kLimit, 'x')),
                                          "Content-Encoding: gzip\r\n");
}

void HttpServerTest::largerBodyIsRefused() {
    QFETCH(QByteArray, request);
    const HttpAnswer answer = HttpClient::parse(client().raw(request));
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.code(), QByteArray("PAYLOAD_TOO_LARGE"));
}

void HttpServerTest::restOfARefusedBodyIsNoRequest() {
    std::atomic<int> handled = 0;
    HttpServer server(
        [&](const HttpRequest& request) {
            ++handled;
            return echo(request);
        },
        options());
    QVERIFY(server.start());
    // Wherever the server stops reading, the next byte may begin one of these requests.
    const QByteArray request = "GET /secret HTTP/1.1\r\n\r\n";
    for (qsizetype shift = 0; shift < request.size(); ++shift) {
        const QByteArray body = QByteArray(shift, 'x') + request.repeated(20 * kLimit / 24);
        const QByteArray answer = HttpClient(server.port()).raw(chunked(body));
        QVERIFY(answer.isEmpty() || answer.startsWith("HTTP/1.1 413"));
        QVERIFY(!answer.contains("/secret"));
    }
    QCOMPARE(handled.load(), 0);
}

void HttpServerTest::requestWithoutABodyIsAnsweredAtOnce() {
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer answer =
        HttpClient::parse(client().raw("POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    QCOMPARE(answer.status, 200);
    QVERIFY(timer.elapsed() < 3'000);
}

void HttpServerTest::formsAreRefused() {
    const QByteArray body =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n";
    const HttpAnswer answer =
        client().send("POST", "/a", {{"Content-Type", "multipart/form-data; boundary=x"}}, body);
    QCOMPARE(answer.status, 415);
    QCOMPARE(answer.code(), QByteArray("UNSUPPORTED_MEDIA_TYPE"));
}

void HttpServerTest::whatIsNoHttpIsRefused() {
    for (const QByteArray& request :
         {QByteArray("hello\r\n\r\n"), QByteArray("BREW /a HTTP/1.1\r\nHost: x\r\n\r\n"),
          "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n\r\n",
          "GET /a HTTP/1.1\r\nX: " + QByteArray(9000, 'a') + "\r\n\r\n"}) {
        const HttpAnswer answer = HttpClient::parse(client().raw(request));
        QVERIFY2(answer.status == 400 || answer.status == 414, request.left(20).constData());
        QVERIFY(!answer.code().isEmpty());
    }
}

void HttpServerTest::failingHandlerIsAnswered() {
    const HttpAnswer answer = client().send("GET", "/broken");
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.code(), QByteArray("STORAGE"));
    QVERIFY(!answer.body.contains("broken"));
    QCOMPARE(client().send("GET", "/a").status, 200);
}

void HttpServerTest::silentClientIsCutOff() {
    for (const char* begun : {"POST /a HTTP/1.1\r\nHost: x\r\n",
                              "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n12", ""}) {
        QElapsedTimer timer;
        timer.start();
        const QByteArray answer = client().raw(begun);
        QVERIFY(!answer.contains(" 200 "));
        QVERIFY2(timer.elapsed() < 4000, begun);
    }
}

void HttpServerTest::drippingClientIsCutOff_data() {
    QTest::addColumn<QByteArray>("begun");
    QTest::addColumn<QByteArray>("drop");
    QTest::newRow("in the first line") << QByteArray("GET /") << QByteArray("a");
    QTest::newRow("in the header") << QByteArray("GET /a HTTP/1.1\r\n") << QByteArray("X: y\r\n");
    QTest::newRow("in the body") << QByteArray("POST /a HTTP/1.1\r\nContent-Length: 500\r\n\r\n")
                                 << QByteArray("x");
}

void HttpServerTest::drippingClientIsCutOff() {
    QFETCH(QByteArray, begun);
    QFETCH(QByteArray, drop);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_server->port()));
    QVERIFY(socket.waitForConnected(1000));
    socket.write(begun);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000 && socket.state() == QAbstractSocket::ConnectedState) {
        socket.write(drop);
        socket.flush();
        socket.waitForReadyRead(100);
    }
    QVERIFY(timer.elapsed() > 1000);
    QVERIFY(timer.elapsed() < 4000);
    QVERIFY(!socket.readAll().contains(" 200 "));
}

void HttpServerTest::requestsInOnePieceAreAllAnswered() {
    const QByteArray one = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n123";
    const QByteArray answer = client().raw(one + one + one);
    QCOMPARE(answer.count("HTTP/1.1 200"), 3);
    QCOMPARE(answer.count("POST /a 3"), 3);
}

void HttpServerTest::connectionServesSeveralRequests() {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_server->port()));
    QVERIFY(socket.waitForConnected(1000));
    for (int request = 0; request < 3; ++request) {
        socket.write("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("GET /a 0") && socket.waitForReadyRead(1000)) {
            answer += socket.readAll();
        }
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
    }
}

void HttpServerTest::manyAreServedAtOnce() {
    constexpr int kCallers = 40;
    std::latch together(kCallers);
    HttpServer server(
        [&](const HttpRequest& request) {
            together.arrive_and_wait();
            return echo(request);
        },
        options());
    QVERIFY(server.start());
    std::vector<std::future<int>> running;
    for (int caller = 0; caller < kCallers; ++caller) {
        running.push_back(std::async(std::launch::async, [&] {
            return HttpClient(server.port()).send("GET", "/a").status;
        }));
    }
    for (auto& status : running) QCOMPARE(status.get(), 200);
}

void HttpServerTest::takenPortIsReported() {
    HttpServer second(echo, options(m_server->port()));
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::Network);
    HttpServer::Options elsewhere = options();
    elsewhere.host = QStringLiteral("no.such.host.invalid");
    QVERIFY(!HttpServer(echo, elsewhere).start());
    // A destroyed server frees its port at once.
    const int port = m_server->port();
    QCOMPARE(client().send("GET", "/a").status, 200);
    m_server.reset();
    HttpServer third(echo, options(port));
    QVERIFY(third.start());
}

void HttpServerTest::stopAnswersWhatHasBegun() {
    std::latch reached(1);
    std::latch open(1);
    HttpServer server(
        [&](const HttpRequest& request) {
            reached.count_down();
            open.wait();
            return echo(request);
        },
        options());
    QVERIFY(server.start());
    const HttpClient caller(server.port());
    auto begun = std::async(std::launch::async, [&] { return caller.send("GET", "/a").status; });
    reached.wait();
    auto stopped = std::async(std::launch::async, [&] { server.stop(); });
    QVERIFY(waiting::until([&] { return !caller.canConnect(); }));
    QCOMPARE(caller.send("GET", "/a").status, 0);
    QVERIFY(stopped.wait_for(0s) == std::future_status::timeout);
    open.count_down();
    QCOMPARE(begun.get(), 200);
    stopped.get();
    server.stop();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HttpServerTest)
#include "HttpServerTest.moc"
