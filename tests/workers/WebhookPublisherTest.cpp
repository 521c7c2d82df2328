// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/workers/RawReceiver.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/WebhookPublisher.h"

#include <QDateTime>
#include <QTest>

using namespace countertop;

/// WebhookPublisher against a real receiver: what it sends, and which responses count as delivered.
class WebhookPublisherTest : public QObject {
    Q_OBJECT

private slots:
    void theRequestCarriesBodyAndHeaders();
    void OB_3_onlyTwoHundredsCount_data();
    void OB_3_onlyTwoHundredsCount();
    void OB_3_silenceEndsInAnError();
    void aDrippingAnswerEndsInAnError();
    void anAbsentReceiverIsAnError();
    void redirectsAreNotFollowed();
    void theErrorQuotesTheAnswersBeginning();
    void retryAfterIsReadFromTheAnswer();
    void thePathIsSentAsItIs();
    void aLongBodyIsSentAtOnce();
    void noProxyOfTheEnvironmentIsUsed();
    void fiftyGoOutAtOnce();
    void destroyingThePublisherDropsWhatIsUnfinished();
    void anEndMayDestroyThePublisher();

private:
    PublishResult publish(const QString& destination, int timeoutMs = 2000);
};

PublishResult WebhookPublisherTest::publish(const QString& destination, int timeoutMs) {
    WebhookPublisher publisher(timeoutMs);
    return publishAndWait(publisher, webhookMessage(destination));
}

void WebhookPublisherTest::theRequestCarriesBodyAndHeaders() {
    const HttpEndpoint endpoint;
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    QVERIFY(publish(endpoint.destination(QStringLiteral("/hook?shop=1"))).has_value());
    QCOMPARE(endpoint.requests().size(), 1);
    const HttpEndpoint::Request& request = endpoint.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/hook?shop=1"));
    QCOMPARE(request.body, QByteArray("{\"order_id\":\"o1\"}"));
    QCOMPARE(request.headers.value("webhook-id"), QByteArray("0193-message"));
    QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(request.headers.value("x-correlation-id"), QByteArray("flow-7"));
    QVERIFY(request.headers.value("user-agent").startsWith("Countertop"));
    const qint64 sent = request.headers.value("webhook-timestamp").toLongLong();
    QVERIFY(sent >= before && sent <= QDateTime::currentSecsSinceEpoch());
    QVERIFY(!request.headers.contains("webhook-signature"));
}

void WebhookPublisherTest::OB_3_onlyTwoHundredsCount_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("delivered");
    for (const int status : {200, 201, 202, 204}) QTest::addRow("%d", status) << status << true;
    for (const int status : {301, 302, 304, 400, 401, 404, 409, 410, 429, 500, 503}) {
        QTest::addRow("%d", status) << status << false;
    }
}

void WebhookPublisherTest::OB_3_onlyTwoHundredsCount() {
    QFETCH(int, status);
    QFETCH(bool, delivered);
    const HttpEndpoint endpoint([status](const auto&) { return HttpEndpoint::Answer{status}; });
    const PublishResult result = publish(endpoint.destination());
    QCOMPARE(result.has_value(), delivered);
    if (!delivered) {
        // 410 says that the receiver is gone for good; the others may be over tomorrow.
        const bool isGone = result.error().kind == PublishFailure::Kind::Gone;
        QCOMPARE(isGone, status == 410);
        QCOMPARE(result.error().isOfDestination, status == 429 || status >= 500);
        QVERIFY2(result.error().error.contains(QStringLiteral("HTTP %1").arg(status)),
                 qUtf8Printable(result.error().error));
    }
}

void WebhookPublisherTest::OB_3_silenceEndsInAnError() {
    const HttpEndpoint endpoint([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.silent = true;
        return answer;
    });
    const PublishResult result = publish(endpoint.destination(), 300);
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("No complete answer within 300 ms"));
    QVERIFY(result.error().kind == PublishFailure::Kind::Temporary);
}

void WebhookPublisherTest::aDrippingAnswerEndsInAnError() {
    // The header announces more bytes than ever arrive.
    const HttpEndpoint endpoint([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.headers = {"Content-Length: 100000"};
        return answer;
    });
    const PublishResult result = publish(endpoint.destination(), 300);
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("No complete answer within 300 ms"));
}

void WebhookPublisherTest::anAbsentReceiverIsAnError() {
    HttpEndpoint endpoint;
    endpoint.close();
    const PublishResult result = publish(endpoint.destination());
    QVERIFY(!result);
    QVERIFY(!result.error().error.isEmpty());
    QVERIFY(result.error().kind == PublishFailure::Kind::Temporary);
}

void WebhookPublisherTest::redirectsAreNotFollowed() {
    const HttpEndpoint endpoint([](const HttpEndpoint::Request&) {
        return HttpEndpoint::Answer{302, {}, {"Location: /elsewhere"}};
    });
    const PublishResult first = publish(endpoint.destination());
    QVERIFY(!first);
    QCOMPARE(first.error().error, QStringLiteral("The receiver answered HTTP 302 Answer"));
    // The second message is the second request, so there was none in between.
    QVERIFY(!publish(endpoint.destination()));
    QCOMPARE(endpoint.requests().size(), 2);
}

void WebhookPublisherTest::theErrorQuotesTheAnswersBeginning() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{500, "database is\n down " + QByteArray(300'000, 'x')};
    });
    const PublishResult result = publish(endpoint.destination());
    QVERIFY(!result);
    QVERIFY2(
        result.error().error.contains(QLatin1StringView("HTTP 500 Answer: database is down xx")),
        qUtf8Printable(result.error().error));
    QVERIFY(result.error().error.size() < 300);
}

void WebhookPublisherTest::retryAfterIsReadFromTheAnswer() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{429, {}, {"Retry-After: 120"}};
    });
    const PublishResult result = publish(endpoint.destination());
    QVERIFY(!result);
    QCOMPARE(result.error().retryAfterMs, std::optional<qint64>(120'000));
}

void WebhookPublisherTest::thePathIsSentAsItIs() {
    const HttpEndpoint endpoint;
    const QString path = QStringLiteral("/a/../b/./c//d%2Fe%20?x=/../&y=%C3%AB");
    QVERIFY(publish(endpoint.destination(path)));
    QCOMPARE(endpoint.requests().first().path, path.toLatin1());
}

/// Without waiting for an interim reply, which few receivers send.
void WebhookPublisherTest::aLongBodyIsSentAtOnce() {
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.payload = '"' + QByteArray(2'000'000, 'x') + '"';
    WebhookPublisher publisher;
    QVERIFY(publishAndWait(publisher, message));
    QCOMPARE(endpoint.requests().first().body, message.payload);
    QVERIFY(!endpoint.requests().first().headers.contains("expect"));
    // Answers are read as they come, so nothing may be compressed.
    QVERIFY(!endpoint.requests().first().headers.contains("accept-encoding"));
}

void WebhookPublisherTest::noProxyOfTheEnvironmentIsUsed() {
    const HttpEndpoint endpoint;
    for (const char* name : {"http_proxy", "all_proxy"}) qputenv(name, "http://127.0.0.1:9");
    const PublishResult result = publish(endpoint.destination());
    for (const char* name : {"http_proxy", "all_proxy"}) qunsetenv(name);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().error));
    QCOMPARE(endpoint.requests().first().path, QByteArray("/hook"));
}

void WebhookPublisherTest::fiftyGoOutAtOnce() {
    constexpr int kRequests = 50;
    QList<QTcpSocket*> waiting;
    const RawReceiver receiver([&](QTcpSocket& socket) {
        waiting.append(&socket);
        if (waiting.size() < kRequests) return;
        for (QTcpSocket* one : std::as_const(waiting)) {
            one->write("HTTP/1.1 204 None\r\n\r\n");
        }
        waiting.clear();
    });
    WebhookPublisher publisher;
    for (int round = 1; round <= 2; ++round) {
        int delivered = 0;
        for (int number = 0; number < kRequests; ++number) {
            publisher.publish(webhookMessage(receiver.destination()),
                              [&](const PublishResult& result) { delivered += result ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(delivered, kRequests, 60'000);
        QCOMPARE(receiver.requests(), round * kRequests);
        // The second round needs no new ones.
        QCOMPARE(receiver.connections(), kRequests);
    }
}

void WebhookPublisherTest::destroyingThePublisherDropsWhatIsUnfinished() {
    const RawReceiver receiver([](QTcpSocket&) {});
    int ends = 0;
    {
        WebhookPublisher publisher;
        for (int number = 0; number < 3; ++number) {
            publisher.publish(webhookMessage(receiver.destination()), [&](const auto&) { ++ends; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(receiver.requests(), 3, 60'000);
        publisher.publish(webhookMessage(receiver.destination()), [&](const auto&) { ++ends; });
    }
    // Another request shows that nothing of the dropped ones is left in the event loop.
    const HttpEndpoint endpoint;
    QVERIFY(publish(endpoint.destination()));
    QCOMPARE(ends, 0);
}

void WebhookPublisherTest::anEndMayDestroyThePublisher() {
    const HttpEndpoint endpoint;
    auto publisher = std::make_unique<WebhookPublisher>();
    int ends = 0;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    // Refused at once, so that both end together.
    message.options.allowPrivate = false;
    for (int number = 0; number < 2; ++number) {
        publisher->publish(message, [&](const auto&) {
            ++ends;
            publisher.reset();
        });
    }
    QTRY_VERIFY_WITH_TIMEOUT(!publisher, 60'000);
    QVERIFY(publish(endpoint.destination()));
    QCOMPARE(ends, 1);
}

QTEST_GUILESS_MAIN(WebhookPublisherTest)
#include "WebhookPublisherTest.moc"
