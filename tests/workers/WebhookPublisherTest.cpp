// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
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
    void retryAfterIsReadInBothForms_data();
    void retryAfterIsReadInBothForms();

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
    QVERIFY(!publish(endpoint.destination()));
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

void WebhookPublisherTest::retryAfterIsReadInBothForms_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("seconds") << QByteArray("90") << qint64{90'000};
    QTest::newRow("none") << QByteArray("") << qint64{-1};
    QTest::newRow("nonsense") << QByteArray("soon") << qint64{-1};
    QTest::newRow("negative") << QByteArray("-5") << qint64{0};
    QTest::newRow("more than a day") << QByteArray("9999999999") << qint64{86'400'000};
    QTest::newRow("date") << QByteArray("Fri, 15 Jan 2027 08:01:00 GMT") << qint64{60'000};
    QTest::newRow("past date") << QByteArray("Fri, 15 Jan 2027 07:59:00 GMT") << qint64{0};
}

void WebhookPublisherTest::retryAfterIsReadInBothForms() {
    QFETCH(QByteArray, header);
    QFETCH(qint64, expected);
    QCOMPARE(retryAfterMs(header, 1'800'000'000'000).value_or(-1), expected);
}

QTEST_GUILESS_MAIN(WebhookPublisherTest)
#include "WebhookPublisherTest.moc"
