// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Digest.h"
#include "tests/support/HttpEndpoint.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/publishers/SnsPublisher.h"

#include <QDateTime>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimeZone>

using namespace countertop;
using namespace Qt::StringLiterals;

/// What SnsPublisher sends, and that its signature is the one that Amazon and curl compute.
class SnsPublisherTest : public QObject {
    Q_OBJECT

private slots:
    void thePublishedVectorIsReproduced();
    void curlComputesTheSameSignature_data();
    void curlComputesTheSameSignature();
    void theRequestCarriesTheMessage();
    void fifoTopicsGetGroupAndId();
    void groupsOfFifoTopicsHaveValidNames();
    void errorsOfTheServiceAreQuoted();
    void errorsSayWhatHasToChange_data();
    void errorsSayWhatHasToChange();
    void refusedKeysLeaveMessagesToOthers();
    void aMessageThatIsTooLargeIsNotSent();
    void amazonsOwnEndpointsUseTheTopicsRegion();
    void oneAttemptIsOneRequest();
    void theEnvironmentConfiguresIt();
    void missingKeysAreSaid();

private:
    static constexpr char kTopic[] = "arn:aws:sns:eu-west-1:123456789012:orders";

    static ClaimedMessage message();
    static PublishResult publish(const AwsSettings& settings) {
        SnsPublisher publisher(awsWith(settings), 2000);
        return publish(publisher, message());
    }
    static PublishResult publish(SnsPublisher& publisher, const ClaimedMessage& message);
    static AwsSettings settingsFor(const HttpEndpoint& endpoint);
};

namespace {

constexpr char kForm[] = "application/x-www-form-urlencoded; charset=utf-8";

QByteArray valueOf(const QList<QPair<QByteArray, QByteArray>>& headers, const QByteArray& name) {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace

ClaimedMessage SnsPublisherTest::message() {
    ClaimedMessage message;
    message.messageId = u"0193-7"_s;
    message.eventType = u"OrderPlaced"_s;
    message.orderId = u"order-7"_s;
    message.destination = u"sns:"_s + QString::fromLatin1(kTopic);
    message.payload = u"{\"name\":\"Blå krus & 茶 = +\"}"_s.toUtf8();
    return message;
}

AwsSettings SnsPublisherTest::settingsFor(const HttpEndpoint& endpoint) {
    AwsSettings settings;
    settings.endpoint = endpoint.url(u"/"_s);
    settings.keys = {"id", "secret", {}};
    return settings;
}

PublishResult SnsPublisherTest::publish(SnsPublisher& publisher, const ClaimedMessage& message) {
    std::optional<PublishResult> answer;
    publisher.publish(message, [&](const PublishResult& result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000)) qFatal("no end");
    return *answer;
}

/// post-x-www-form-urlencoded of Amazon's test suite for Signature Version 4.
void SnsPublisherTest::thePublishedVectorIsReproduced() {
    const AwsRequest request{"POST",
                             "example.amazonaws.com",
                             "/",
                             "application/x-www-form-urlencoded",
                             "Param1=value1",
                             "us-east-1",
                             "service"};
    const AwsKeys keys{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", {}};
    const qint64 at =
        QDateTime(QDate(2015, 8, 30), QTime(12, 36), QTimeZone::utc()).toMSecsSinceEpoch();
    QCOMPARE(valueOf(awsSignature(request, keys, at), "Authorization"),
             QByteArray("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/"
                        "aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="
                        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"));
}

void SnsPublisherTest::curlComputesTheSameSignature_data() {
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("lasting keys") << QByteArray();
    QTest::newRow("temporary keys") << QByteArray("a/session+token==");
}

void SnsPublisherTest::curlComputesTheSameSignature() {
    QFETCH(QByteArray, token);
    const QString curl = QStandardPaths::findExecutable(u"curl"_s);
    if (curl.isEmpty()) QSKIP("curl is not installed");
    const HttpEndpoint endpoint;
    const QByteArray form = snsForm(*parseTopicArn(QString::fromLatin1(kTopic)), message());
    QStringList arguments{u"--silent"_s,
                          u"--aws-sigv4"_s,
                          u"aws:amz:eu-west-1:sns"_s,
                          u"--user"_s,
                          u"AKID:wJalr/K7+key"_s,
                          u"--header"_s,
                          u"Content-Type: "_s + QString::fromLatin1(kForm),
                          u"--data"_s,
                          QString::fromUtf8(form),
                          endpoint.url(u"/"_s)};
    if (!token.isEmpty()) {
        arguments << u"--header"_s << u"X-Amz-Security-Token: "_s + QString::fromLatin1(token);
    }
    QProcess process;
    process.start(curl, arguments);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
    if (process.exitCode() == 2) QSKIP("this curl does not sign requests");
    QCOMPARE(endpoint.requests().size(), 1);
    const auto& sent = endpoint.requests().first();
    QCOMPARE(sent.body, form);
    QDateTime at = QDateTime::fromString(QString::fromLatin1(sent.headers.value("x-amz-date")),
                                         u"yyyyMMdd'T'HHmmss'Z'"_s);
    at.setTimeZone(QTimeZone::utc());
    const AwsRequest request{"POST", sent.headers.value("host"), "/", kForm, form, "eu-west-1",
                             "sns"};
    const auto ours =
        awsSignature(request, {"AKID", "wJalr/K7+key", token}, at.toMSecsSinceEpoch());
    QCOMPARE(valueOf(ours, "Authorization"), sent.headers.value("authorization"));
}

void SnsPublisherTest::theRequestCarriesTheMessage() {
    const HttpEndpoint endpoint;
    AwsSettings settings;
    settings.endpoint = endpoint.url(u"/sns/"_s);
    settings.keys = {"id", "secret", "token"};
    QVERIFY(publish(settings));
    QCOMPARE(endpoint.requests().size(), 1);
    const auto& sent = endpoint.requests().first();
    QCOMPARE(sent.method, QByteArray("POST"));
    QCOMPARE(sent.path, QByteArray("/sns/"));
    QCOMPARE(sent.headers.value("content-type"), QByteArray(kForm));
    QCOMPARE(sent.headers.value("x-amz-security-token"), QByteArray("token"));
    QCOMPARE(sent.body, snsForm(*parseTopicArn(QString::fromLatin1(kTopic)), message()));
    QVERIFY(sent.body.startsWith("Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns"));
    QVERIFY(sent.body.contains("&Message=%7B%22name%22%3A%22Bl%C3%A5%20krus%20%26%20"));
    // Signed for what arrived, at the time it says.
    QDateTime at = QDateTime::fromString(QString::fromLatin1(sent.headers.value("x-amz-date")),
                                         u"yyyyMMdd'T'HHmmss'Z'"_s);
    at.setTimeZone(QTimeZone::utc());
    QVERIFY(qAbs(at.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    const AwsRequest request{
        "POST", sent.headers.value("host"), "/sns/", kForm, sent.body, "eu-west-1", "sns"};
    QCOMPARE(
        sent.headers.value("authorization"),
        valueOf(awsSignature(request, settings.keys, at.toMSecsSinceEpoch()), "Authorization"));
}

void SnsPublisherTest::fifoTopicsGetGroupAndId() {
    const auto topic = parseTopicArn(QString::fromLatin1(kTopic) + u".fifo"_s);
    const QByteArray form = snsForm(*topic, message());
    QVERIFY(form.contains("&MessageGroupId=order-7&MessageDeduplicationId=0193-7"));
    QVERIFY(!snsForm(*parseTopicArn(QString::fromLatin1(kTopic)), message())
                 .contains("MessageGroupId"));
}

void SnsPublisherTest::groupsOfFifoTopicsHaveValidNames() {
    const auto topic = parseTopicArn(QString::fromLatin1(kTopic) + u".fifo"_s);
    for (const QString& name : {u"two words"_s, u"Blå"_s, QString(129, u'x'), u"a\nb"_s}) {
        ClaimedMessage odd = message();
        odd.orderId = name;
        const QByteArray group = "&MessageGroupId=" + sha256Hex(name.toUtf8()) + '&';
        QVERIFY2(snsForm(*topic, odd).contains(group), qUtf8Printable(name));
    }
    ClaimedMessage longest = message();
    longest.orderId = QString(128, u'x');
    QVERIFY(snsForm(*topic, longest).contains("&MessageGroupId=" + QByteArray(128, 'x') + '&'));
}

void SnsPublisherTest::errorsOfTheServiceAreQuoted() {
    const HttpEndpoint endpoint([](const auto&) {
        return HttpEndpoint::Answer{
            403,
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The request "
            "signature is wrong</Message></Error></ErrorResponse>"};
    });
    const PublishResult result = publish(settingsFor(endpoint));
    QVERIFY(!result);
    QCOMPARE(result.error().error,
             u"SNS answered HTTP 403: SignatureDoesNotMatch: The request "
             "signature is wrong"_s);
}

void SnsPublisherTest::errorsSayWhatHasToChange_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("says");
    QTest::addColumn<PublishFailure::Kind>("kind");
    QTest::addColumn<bool>("isOfDestination");
    const auto xml = [](const char* code, const char* message) {
        return QByteArray(
                   "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                   "<Error><Type>Sender</Type><Code>") +
               code + "</Code><Message>" + message +
               "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
    };
    using Kind = PublishFailure::Kind;
    QTest::newRow("throttled") << 400 << xml("Throttling", "Rate exceeded")
                               << u"HTTP 400: Throttling: Rate exceeded"_s << Kind::Temporary
                               << true;
    QTest::newRow("throttled, JSON")
        << 400
        << QByteArray(R"({"__type":"com.amazonaws.sns#ThrottledException","message":"slow down"})")
        << u"HTTP 400: ThrottledException: slow down"_s << Kind::Temporary << true;
    QTest::newRow("broken") << 500 << xml("InternalFailure", "try later")
                            << u"HTTP 500: InternalFailure: try later"_s << Kind::Temporary << true;
    QTest::newRow("no topic") << 404 << xml("NotFound", "Topic does not exist")
                              << u"HTTP 404: NotFound: Topic does not exist"_s << Kind::Temporary
                              << true;
    QTest::newRow("unknown key")
        << 403 << xml("InvalidClientTokenId", "The security token is invalid &amp; unknown")
        << u"HTTP 403: InvalidClientTokenId: The security token is invalid & unknown"_s
        << Kind::Unserved << true;
    QTest::newRow("expired token, JSON")
        << 400
        << QByteArray(R"({"Error":{"Code":"ExpiredTokenException","Message":"it has expired"}})")
        << u"HTTP 400: ExpiredTokenException: it has expired"_s << Kind::Unserved << true;
    QTest::newRow("not allowed") << 403 << xml("AuthorizationError", "may not publish")
                                 << u"HTTP 403: AuthorizationError: may not publish"_s
                                 << Kind::Unserved << true;
    QTest::newRow("clock") << 403 << xml("RequestTimeTooSkewed", "15 minutes off")
                           << u"RequestTimeTooSkewed: 15 minutes off. The clock of this computer "
                              "is wrong"_s
                           << Kind::Unserved << true;
    QTest::newRow("clock, as SNS says it")
        << 403 << xml("SignatureDoesNotMatch", "Signature expired: 20261130T1 is now earlier")
        << u"The clock of this computer is wrong"_s << Kind::Unserved << true;
    QTest::newRow("this message")
        << 400 << xml("InvalidParameter", "Invalid parameter: Message too long")
        << u"HTTP 400: InvalidParameter: Invalid parameter: Message too long"_s << Kind::Permanent
        << false;
    QTest::newRow("this topic") << 400 << xml("InvalidParameter", "Invalid parameter: TopicArn")
                                << u"InvalidParameter: Invalid parameter: TopicArn"_s
                                << Kind::Temporary << true;
    QTest::newRow("not SNS at all") << 502 << QByteArray("<html>Bad \x01gateway")
                                    << u"SNS answered HTTP 502"_s << Kind::Temporary << true;
    QTest::newRow("cut off") << 400 << QByteArray("<ErrorResponse><Error><Code>Thrott")
                             << u"SNS answered HTTP 400"_s << Kind::Temporary << true;
}

void SnsPublisherTest::errorsSayWhatHasToChange() {
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    QFETCH(QString, says);
    QFETCH(PublishFailure::Kind, kind);
    QFETCH(bool, isOfDestination);
    const HttpEndpoint endpoint([&](const auto&) { return HttpEndpoint::Answer{status, answer}; });
    const PublishResult result = publish(settingsFor(endpoint));
    QVERIFY(!result);
    QVERIFY2(result.error().error.contains(says), qUtf8Printable(result.error().error));
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().isOfDestination, isOfDestination);
}

void SnsPublisherTest::refusedKeysLeaveMessagesToOthers() {
    bool isRefused = true;
    const HttpEndpoint endpoint([&](const auto&) {
        return isRefused ? HttpEndpoint::Answer{403, "<Error><Code>ExpiredToken</Code></Error>"}
                         : HttpEndpoint::Answer{};
    });
    SnsPublisher publisher(awsWith(settingsFor(endpoint)), 2000);
    const QString destination = message().destination;
    QVERIFY(!publisher.cannotServe(destination));
    QVERIFY(!publish(publisher, message()));
    const auto reason = publisher.cannotServe(destination);
    QVERIFY(reason && reason->contains(u"ExpiredToken"_s));
    // It is not asked again at once, and other topics may allow these keys.
    QVERIFY(!publish(publisher, message()));
    QCOMPARE(endpoint.requests().size(), 1);
    ClaimedMessage other = message();
    other.destination += u"-2"_s;
    isRefused = false;
    QVERIFY(publish(publisher, other));
    QVERIFY(!publisher.cannotServe(other.destination));
}

void SnsPublisherTest::aMessageThatIsTooLargeIsNotSent() {
    const HttpEndpoint endpoint;
    SnsPublisher publisher(awsWith(settingsFor(endpoint)), 2000);
    ClaimedMessage large = message();
    // "id" and "type" with "String" and the values 0193-7 and OrderPlaced.
    constexpr qsizetype kAttributes = 2 + 6 + 6 + 4 + 6 + 11;
    large.payload = QByteArray(262'144 - kAttributes, 'x');
    QVERIFY(publish(publisher, large));
    large.payload += 'x';
    const PublishResult result = publish(publisher, large);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, PublishFailure::Kind::Permanent);
    QVERIFY(!result.error().isOfDestination);
    QCOMPARE(result.error().error,
             u"The message is too large for SNS: it has 262145 bytes, and at most 262144 are "
             "possible"_s);
    QCOMPARE(endpoint.requests().size(), 1);
}

void SnsPublisherTest::amazonsOwnEndpointsUseTheTopicsRegion() {
    const TopicArn topic = *parseTopicArn(QString::fromLatin1(kTopic));
    AwsSettings settings;
    settings.region = u"us-east-1"_s;
    settings.endpoint = u"https://vpce-1.sns.eu-west-1.vpce.amazonaws.com"_s;
    QCOMPARE(settings.regionFor(topic), u"eu-west-1"_s);
    settings.endpoint = u"https://notamazonaws.com"_s;
    QCOMPARE(settings.regionFor(topic), u"us-east-1"_s);
    settings.endpoint.clear();
    const TopicArn european = *parseTopicArn(u"arn:aws-eusc:sns:eusc-de-east-1:1:orders"_s);
    QCOMPARE(settings.urlFor(european).host(), u"sns.eusc-de-east-1.amazonaws.eu"_s);
}

void SnsPublisherTest::oneAttemptIsOneRequest() {
    QTcpServer service;
    QVERIFY(service.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&service, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* socket = service.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
            if (socket->readAll().contains("POST /")) ++requests;
            socket->abort();
        });
    });
    AwsSettings settings;
    settings.endpoint = u"http://127.0.0.1:%1/"_s.arg(service.serverPort());
    settings.keys = {"id", "secret", {}};
    const PublishResult result = publish(settings);
    QVERIFY(!result);
    QCOMPARE(result.error().error, u"SNS: Connection closed"_s);
    QCOMPARE(requests, 1);
}

void SnsPublisherTest::theEnvironmentConfiguresIt() {
    qputenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    qputenv("AWS_REGION", "eu-central-1");
    qputenv("AWS_ACCESS_KEY_ID", "id");
    qputenv("AWS_SECRET_ACCESS_KEY", "secret");
    AwsSettings settings = AwsSettings::fromEnvironment();
    const TopicArn topic = *parseTopicArn(QString::fromLatin1(kTopic));
    QVERIFY(!settings.problem());
    QCOMPARE(settings.urlFor(topic).toString(), u"http://127.0.0.1:4566/"_s);
    QCOMPARE(settings.regionFor(topic), u"eu-central-1"_s);
    qputenv("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4575/sns");
    QCOMPARE(AwsSettings::fromEnvironment().urlFor(topic).toString(),
             u"http://127.0.0.1:4575/sns"_s);
    for (const char* name : {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SNS", "AWS_REGION",
                             "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
        qunsetenv(name);
    }
    settings.endpoint = u"https://sns.example:443/"_s;
    QCOMPARE(settings.urlFor(topic).toString(), u"https://sns.example/"_s);
    settings.endpoint.clear();
    QCOMPARE(settings.urlFor(topic).toString(), u"https://sns.eu-west-1.amazonaws.com/"_s);
    QCOMPARE(settings.regionFor(topic), u"eu-west-1"_s);
}

void SnsPublisherTest::missingKeysAreSaid() {
    const SnsPublisher publisher(awsWith({}));
    const auto reason = publisher.cannotServe(u"sns:"_s + QString::fromLatin1(kTopic));
    QVERIFY(reason && reason->contains(u"AWS_ACCESS_KEY_ID"_s));
    const PublishResult result = publish({});
    QVERIFY(!result);
    QCOMPARE(result.error().error, *reason);
    AwsSettings settings;
    settings.keys = {"id", "secret", {}};
    settings.endpoint = u"ftp://amy:hunter2@example.com"_s;
    QVERIFY(settings.problem() && !settings.problem()->contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(SnsPublisherTest)
#include "SnsPublisherTest.moc"
