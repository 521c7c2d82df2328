// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "tests/support/HttpEndpoint.h"
#include "workers/gateways/HttpCarrier.h"
#include "workers/gateways/HttpPaymentGateway.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <optional>

using namespace countertop;

/// The HTTP gateways against a real server: what they send, and how they interpret its responses.
class HttpGatewaysTest : public QObject {
    Q_OBJECT

private slots:
    void theChargeCarriesKeyTokenAndAmount();
    void everyRequestHasItsPath();
    void answersMeanWhatTheySay_data();
    void answersMeanWhatTheySay();
    void anyOtherPageIsNoAnswer_data();
    void anyOtherPageIsNoAnswer();
    void aRefundNeedsNoReference();
    void K_18_anAnswerThatIsNotUnderstoodIsNone_data();
    void K_18_anAnswerThatIsNotUnderstoodIsNone();
    void K_18_unusedFieldsMakeNoAnswerUnknown_data();
    void K_18_unusedFieldsMakeNoAnswerUnknown();
    void K_18_unknownFieldsOfAnswersAreLoggedOnce();
    void refusalAfterALostAnswerIsHalfDone();
    void noAnswerIsTriedAgainWithTheSameKey();
    void askedPauseIsLeftToTheSaga();
    void refusalIsFinal();
    void silenceAndAbsenceAreNoAnswer();
    void oneAttemptIsOneRequest();
    void absentChargeCountsAsRefundedOnlyWhenUnknown();

private:
    [[nodiscard]] HttpService service(const HttpEndpoint& endpoint) const;
    SagaAnswer charge(const HttpService& service);
};

namespace {

ChargeRequest chargeRequest() {
    return {QStringLiteral("saga/1/take_payment"), OrderId(QStringLiteral("o-1")), 2500,
            QStringLiteral("GBP"), QStringLiteral("flow-7")};
}

SagaAnswer wait(std::optional<SagaAnswer>& answer) {
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10'000); }();
    return answer.value_or(SagaAnswer::refused(QStringLiteral("the test saw no end")));
}

/// Collects every log message that contains a word, for the object's lifetime.
class LogLines {
public:
    explicit LogLines(const QString& word) : m_before(qInstallMessageHandler(&LogLines::note)) {
        s_word = word;
        s_seen.clear();
    }
    ~LogLines() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(LogLines)

    [[nodiscard]] QStringList seen() const { return s_seen; }

private:
    static void note(QtMsgType, const QMessageLogContext&, const QString& line) {
        if (line.contains(s_word)) s_seen.append(line);
    }

    inline static QString s_word;
    inline static QStringList s_seen;
    QtMessageHandler m_before;
};

}  // namespace

HttpService HttpGatewaysTest::service(const HttpEndpoint& endpoint) const {
    HttpService service;
    service.address = QUrl(endpoint.url(QStringLiteral("/v1")));
    service.token = "secret";
    service.timeoutMs = 300;
    service.pauses.firstMs = 20;
    return service;
}

SagaAnswer HttpGatewaysTest::charge(const HttpService& service) {
    HttpPaymentGateway gateway(service);
    std::optional<SagaAnswer> answer;
    gateway.charge(chargeRequest(), [&](const SagaAnswer& got) { answer = got; });
    return wait(answer);
}

void HttpGatewaysTest::theChargeCarriesKeyTokenAndAmount() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{201, R"({"id":"pay-9"})"};
    });
    HttpService withToken = service(endpoint);
    // As from a file.
    withToken.token = "secret\r\n";
    const SagaAnswer answer = charge(withToken);
    QCOMPARE(answer.kind, SagaAnswer::Kind::Done);
    QCOMPARE(answer.reference, QStringLiteral("pay-9"));
    QCOMPARE(endpoint.requests().size(), 1);
    const HttpEndpoint::Request& request = endpoint.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/v1/charges"));
    QCOMPARE(request.headers.value("idempotency-key"), QByteArray("saga/1/take_payment"));
    QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer secret"));
    QCOMPARE(request.headers.value("x-correlation-id"), QByteArray("flow-7"));
    const QJsonObject body = jsonObjectFromText(request.body).value_or(QJsonObject{});
    QCOMPARE(body, (QJsonObject{{QStringLiteral("order_id"), QStringLiteral("o-1")},
                                {QStringLiteral("amount_minor"), 2500},
                                {QStringLiteral("currency"), QStringLiteral("GBP")}}));
}

void HttpGatewaysTest::everyRequestHasItsPath() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{200, R"({"tracking":"TR-1"})"};
    });
    HttpPaymentGateway gateway(service(endpoint));
    HttpCarrier carrier(service(endpoint));
    std::optional<SagaAnswer> refund;
    std::optional<SagaAnswer> shipment;
    std::optional<SagaAnswer> cancellation;
    gateway.refund({}, [&](const SagaAnswer& got) { refund = got; });
    wait(refund);
    carrier.createShipment({}, [&](const SagaAnswer& got) { shipment = got; });
    QCOMPARE(wait(shipment).reference, QStringLiteral("TR-1"));
    carrier.cancelShipment({}, [&](const SagaAnswer& got) { cancellation = got; });
    wait(cancellation);
    QList<QByteArray> paths;
    for (const auto& request : endpoint.requests()) paths.append(request.path);
    QCOMPARE(paths, (QList<QByteArray>{"/v1/refunds", "/v1/shipments", "/v1/cancellations"}));
}

void HttpGatewaysTest::answersMeanWhatTheySay_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("requests");
    const auto row = [](int status, SagaAnswer::Kind kind, int requests) {
        QTest::addRow("%d", status) << status << static_cast<int>(kind) << requests;
    };
    for (const int good : {200, 201}) row(good, SagaAnswer::Kind::Done, 1);
    for (const int refusal : {400, 401, 402, 403, 404, 422}) {
        row(refusal, SagaAnswer::Kind::Refused, 1);
    }
    for (const int later : {302, 408, 409, 425, 429, 500, 502, 503}) {
        row(later, SagaAnswer::Kind::Unanswered, 3);
    }
}

void HttpGatewaysTest::answersMeanWhatTheySay() {
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(int, requests);
    const HttpEndpoint endpoint([status](const auto&) {
        return HttpEndpoint::Answer{status, R"({"id":"p"})"};
    });
    QCOMPARE(static_cast<int>(charge(service(endpoint)).kind), kind);
    QCOMPARE(endpoint.requests().size(), requests);
}

void HttpGatewaysTest::anyOtherPageIsNoAnswer_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("a hotel's network") << 200 << QByteArray("<html>Please sign in</html>");
    QTest::newRow("nothing") << 204 << QByteArray();
    QTest::newRow("no reference") << 200 << QByteArray("{}");
    QTest::newRow("a list") << 200 << QByteArray(R"(["id"])");
}

void HttpGatewaysTest::anyOtherPageIsNoAnswer() {
    QFETCH(int, status);
    QFETCH(QByteArray, page);
    const HttpEndpoint endpoint([&](const auto&) { return HttpEndpoint::Answer{status, page}; });
    QCOMPARE(charge(service(endpoint)).kind, SagaAnswer::Kind::Unanswered);
    QCOMPARE(endpoint.requests().size(), 3);
}

void HttpGatewaysTest::aRefundNeedsNoReference() {
    const HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{204}; });
    HttpPaymentGateway gateway(service(endpoint));
    std::optional<SagaAnswer> answer;
    gateway.refund({}, [&](const SagaAnswer& got) { answer = got; });
    QCOMPARE(wait(answer).kind, SagaAnswer::Kind::Done);
}

void HttpGatewaysTest::K_18_anAnswerThatIsNotUnderstoodIsNone_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("doubled") << QByteArray(R"({"id":"a","id":"b"})");
    QTest::newRow("doubled alike") << QByteArray(R"({"id":"a","id":"a"})");
    QTest::newRow("doubled by an escape") << QByteArray(R"({"id":"a","\u0069d":"b"})");
    QTest::newRow("doubled apart") << QByteArray(R"({"id":"a","x":1,"x":2,"id":"b"})");
    QTest::newRow("another kind") << QByteArray(R"({"id":7})");
    QTest::newRow("an object") << QByteArray(R"({"id":{"a":1,"a":2}})");
    QTest::newRow("null") << QByteArray(R"({"id":null})");
    QTest::newRow("half a character") << QByteArray(R"({"id":"\ud800"})");
    QTest::newRow("the other half") << QByteArray(R"({"id":"a\udc00"})");
    QTest::newRow("no end") << QByteArray(R"({"id":"a")");
    QTest::newRow("no object") << QByteArray(R"(["a"])");
}

void HttpGatewaysTest::K_18_anAnswerThatIsNotUnderstoodIsNone() {
    QFETCH(QByteArray, body);
    const HttpEndpoint endpoint([&](const auto&) { return HttpEndpoint::Answer{200, body}; });
    QCOMPARE(charge(service(endpoint)).kind, SagaAnswer::Kind::Unanswered);
    // The same for a refund, which needs no reference: a field that is present must be valid.
    HttpPaymentGateway gateway(service(endpoint));
    std::optional<SagaAnswer> answer;
    gateway.refund({}, [&](const SagaAnswer& got) { answer = got; });
    QCOMPARE(wait(answer).kind, SagaAnswer::Kind::Unanswered);
}

/// The charge succeeded: whatever else the response contains, it must not be requested again.
void HttpGatewaysTest::K_18_unusedFieldsMakeNoAnswerUnknown_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("doubled inside") << QByteArray(R"({"id":"ch_1","meta":{"a":1,"a":2}})");
    QTest::newRow("doubled deep inside")
        << QByteArray(R"({"id":"ch_1","meta":[{"b":{"a":1,"a":2}}]})");
    QTest::newRow("doubled beside it") << QByteArray(R"({"x":1,"id":"ch_1","x":"two"})");
    QTest::newRow("its name doubled inside") << QByteArray(R"({"id":"ch_1","x":{"id":1,"id":2}})");
    QTest::newRow("a high surrogate") << QByteArray(R"({"id":"ch_1","note":"\ud83c"})");
    QTest::newRow("two high surrogates") << QByteArray(R"({"note":"\ud83c\ud83c x","id":"ch_1"})");
    QTest::newRow("a low surrogate") << QByteArray(R"({"id":"ch_1","note":["\udf75"]})");
    QTest::newRow("the wrong way round") << QByteArray(R"({"note":"\udf75\ud83c","id":"ch_1"})");
    QTest::newRow("half a character in a name") << QByteArray(R"({"x\ud83c":1,"id":"ch_1"})");
    QTest::newRow("a backslash before it") << QByteArray(R"({"note":"\\ud83c","id":"ch_1"})");
}

void HttpGatewaysTest::K_18_unusedFieldsMakeNoAnswerUnknown() {
    QFETCH(QByteArray, body);
    const HttpEndpoint endpoint([&](const auto&) { return HttpEndpoint::Answer{200, body}; });
    const SagaAnswer answer = charge(service(endpoint));
    QCOMPARE(answer.kind, SagaAnswer::Kind::Done);
    QCOMPARE(answer.reference, QStringLiteral("ch_1"));
    QCOMPARE(endpoint.requests().size(), 1);
}

void HttpGatewaysTest::K_18_unknownFieldsOfAnswersAreLoggedOnce() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{200, R"({"id":"p","colour":"blue","colour":{"x":1,"x":2}})"};
    });
    HttpPaymentGateway gateway(service(endpoint));
    const LogLines lines(QStringLiteral("colour"));
    for (int call = 0; call < 2; ++call) {
        std::optional<SagaAnswer> answer;
        gateway.charge({}, [&](const SagaAnswer& got) { answer = got; });
        QCOMPARE(wait(answer).reference, QStringLiteral("p"));
    }
    QCOMPARE(lines.seen(),
             QStringList{QStringLiteral(
                 "The field 'colour' of answers to charges is not known and left aside")});
}

/// The first attempt may have succeeded although its response was lost.
void HttpGatewaysTest::refusalAfterALostAnswerIsHalfDone() {
    int calls = 0;
    const HttpEndpoint endpoint([&](const auto&) {
        return HttpEndpoint::Answer{++calls < 2 ? 503 : 401, "no"};
    });
    const SagaAnswer answer = charge(service(endpoint));
    QCOMPARE(answer.kind, SagaAnswer::Kind::HalfDone);
    QCOMPARE(answer.reason, QStringLiteral("HTTP 401: no"));
}

void HttpGatewaysTest::noAnswerIsTriedAgainWithTheSameKey() {
    int calls = 0;
    const HttpEndpoint endpoint([&](const auto&) {
        return ++calls < 3 ? HttpEndpoint::Answer{503} : HttpEndpoint::Answer{200, R"({"id":"p"})"};
    });
    QCOMPARE(charge(service(endpoint)).reference, QStringLiteral("p"));
    QCOMPARE(endpoint.requests().size(), 3);
    for (const auto& request : endpoint.requests()) {
        QCOMPARE(request.headers.value("idempotency-key"), QByteArray("saga/1/take_payment"));
    }
}

void HttpGatewaysTest::askedPauseIsLeftToTheSaga() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{429, {}, {"Retry-After: 7"}};
    });
    const SagaAnswer answer = charge(service(endpoint));
    QCOMPARE(answer.retryAfterMs, 7'000);
    QCOMPARE(endpoint.requests().size(), 1);
}

void HttpGatewaysTest::refusalIsFinal() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{402, "card declined"};
    });
    const SagaAnswer answer = charge(service(endpoint));
    QCOMPARE(answer.kind, SagaAnswer::Kind::Refused);
    QCOMPARE(answer.reason, QStringLiteral("HTTP 402: card declined"));
}

void HttpGatewaysTest::silenceAndAbsenceAreNoAnswer() {
    HttpEndpoint endpoint([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.silent = true;
        return answer;
    });
    QCOMPARE(charge(service(endpoint)).kind, SagaAnswer::Kind::Unanswered);
    QCOMPARE(endpoint.requests().size(), 3);
    endpoint.close();
    QCOMPARE(charge(service(endpoint)).kind, SagaAnswer::Kind::Unanswered);
}

/// A connection that ends without a reply is not repeated on behind the gateway's back.
void HttpGatewaysTest::oneAttemptIsOneRequest() {
    int requests = 0;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
            if (socket->readAll().contains("POST /")) ++requests;
            socket->abort();
        });
    });
    HttpService service;
    service.address = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
    service.attempts = 1;
    const SagaAnswer answer = charge(service);
    QCOMPARE(answer.kind, SagaAnswer::Kind::Unanswered);
    QCOMPARE(answer.reason, QStringLiteral("Connection closed"));
    QCOMPARE(requests, 1);
}

void HttpGatewaysTest::absentChargeCountsAsRefundedOnlyWhenUnknown() {
    const HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{404}; });
    HttpPaymentGateway gateway(service(endpoint));
    for (const bool unknown : {true, false}) {
        RefundRequest request;
        request.chargeUnknown = unknown;
        std::optional<SagaAnswer> answer;
        gateway.refund(request, [&](const SagaAnswer& got) { answer = got; });
        QCOMPARE(wait(answer).kind, unknown ? SagaAnswer::Kind::Done : SagaAnswer::Kind::Refused);
    }
}

QTEST_GUILESS_MAIN(HttpGatewaysTest)
#include "HttpGatewaysTest.moc"
