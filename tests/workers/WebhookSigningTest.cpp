// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/support/SignatureVerifier.h"
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/SecretStore.h"
#include "workers/publishers/WebhookPublisher.h"
#include "workers/publishers/WebhookSignature.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace countertop;

/// The signatures of Standard Webhooks: the published vector, which secrets are taken, and that
/// nothing is ever sent unsigned instead.
class WebhookSigningTest : public QObject {
    Q_OBJECT

private slots:
    void thePublishedVectorHolds();
    void badSecretsSayWhy_data();
    void badSecretsSayWhy();
    void secretFilesBelongToTheirOwner_data();
    void secretFilesBelongToTheirOwner();
    void filesThatAreNoneAreRefused();
    void aReplacedFileIsReadAgain();
    void twoSecretsSignDuringRotation();
    void withoutItsSecretNothingIsSent();
    void theVerifierOfTheReadmeAccepts();

private:
    QString secretFile(const QString& name, const QByteArray& content,
                       QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner);

    QTemporaryDir m_folder;
};

namespace {

const QByteArray kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QByteArray kOther = "whsec_" + QByteArray(32, 'k').toBase64();

}  // namespace

QString WebhookSigningTest::secretFile(const QString& name, const QByteArray& content,
                                       QFile::Permissions permissions) {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.setPermissions(permissions)) {
        qFatal("%s", qUtf8Printable(file.errorString()));
    }
    return QStringLiteral("file:") + file.fileName();
}

void WebhookSigningTest::thePublishedVectorHolds() {
    const auto key = signingKey(kSecret);
    QVERIFY(key);
    QCOMPARE(webhookSignature({*key}, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                              R"({"test": 2432232314})"),
             QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

void WebhookSigningTest::badSecretsSayWhy_data() {
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("reason");  // empty: it is good
    const auto row = [](const char* name, const QByteArray& secret, const char* reason) {
        QTest::newRow(name) << secret << QString::fromLatin1(reason);
    };
    const auto ofBytes = [](qsizetype bytes) {
        return "whsec_" + QByteArray(bytes, 'k').toBase64();
    };
    row("24 bytes", ofBytes(24), "");
    row("64 bytes", ofBytes(64), "");
    row("23 bytes", ofBytes(23), "secret_size");
    row("65 bytes", ofBytes(65), "secret_size");
    row("nothing", "whsec_", "secret_size");
    row("no prefix", QByteArray(32, 'k').toBase64(), "not_a_secret");
    row("empty", "", "not_a_secret");
    row("capitals", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "not_a_secret");
    row("no base64", "whsec_****************************************", "secret_not_base64");
    row("two lines", kSecret + '\n' + kSecret, "secret_not_base64");
}

void WebhookSigningTest::badSecretsSayWhy() {
    QFETCH(QByteArray, secret);
    QFETCH(QString, reason);
    const auto key = signingKey(secret);
    QCOMPARE(key.has_value(), reason.isEmpty());
    if (key) return;
    QCOMPARE(key.error().problems.first().reason, reason);
    // The sentence is shown and logged.
    QVERIFY(secret.size() < 12 || !key.error().detail.contains(QString::fromLatin1(secret)));
}

void WebhookSigningTest::secretFilesBelongToTheirOwner_data() {
    QTest::addColumn<int>("permissions");
    QTest::addColumn<QString>("reason");
    QTest::newRow("0600") << int(QFile::ReadOwner | QFile::WriteOwner) << QString();
    QTest::newRow("0400") << int(QFile::ReadOwner) << QString();
    QTest::newRow("0640") << int(QFile::ReadOwner | QFile::ReadGroup)
                          << QStringLiteral("secret_not_private");
    QTest::newRow("0604") << int(QFile::ReadOwner | QFile::ReadOther)
                          << QStringLiteral("secret_not_private");
    QTest::newRow("0620") << int(QFile::ReadOwner | QFile::WriteGroup)
                          << QStringLiteral("secret_not_private");
}

void WebhookSigningTest::secretFilesBelongToTheirOwner() {
    QFETCH(int, permissions);
    QFETCH(QString, reason);
    const QString reference = secretFile(QStringLiteral("owned-%1").arg(permissions),
                                         kSecret + '\n', QFile::Permissions(permissions));
    const auto keys = secrets::signingKeys({reference});
    QCOMPARE(keys.has_value(), reason.isEmpty());
    if (!keys) QCOMPARE(keys.error().problems.first().reason, reason);
    const auto absent = secrets::signingKeys({reference + QStringLiteral("-absent")});
    QCOMPARE(absent.error().problems.first().reason, QStringLiteral("secret_unreadable"));
    const auto folder = secrets::signingKeys({QStringLiteral("file:") + m_folder.path()});
    QCOMPARE(folder.error().problems.first().reason, QStringLiteral("secret_unreadable"));
}

void WebhookSigningTest::filesThatAreNoneAreRefused() {
    const auto reasonOf = [](const auto& read) {
        return read ? QString() : read.error().problems.first().reason;
    };
    const QString longOne = secretFile(QStringLiteral("long"), kSecret + QByteArray(5000, ' '));
    QCOMPARE(reasonOf(secrets::signingKeys({longOne})), QStringLiteral("secret_too_large"));
    const QString large = m_folder.filePath(QStringLiteral("large.pem"));
    secretFile(QStringLiteral("large.pem"), QByteArray(1024 * 1024 + 1, '\n'));
    QCOMPARE(reasonOf(secrets::authorities(large)), QStringLiteral("ca_too_large"));
    // Nobody writes into the pipe: reading it would never end.
    const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(reasonOf(secrets::authorities(pipe)), QStringLiteral("ca_unreadable"));
    QCOMPARE(reasonOf(secrets::signingKeys({QStringLiteral("file:") + pipe})),
             QStringLiteral("secret_unreadable"));
}

void WebhookSigningTest::aReplacedFileIsReadAgain() {
    const QString reference = secretFile(QStringLiteral("changing"), kSecret);
    const auto key = [&] {
        return secrets::signingKeys({reference}).value_or(QList<QByteArray>{});
    };
    QCOMPARE(key(), QList<QByteArray>{*signingKey(kSecret)});
    // At once, with a content of the same size, and when other users may read it.
    secretFile(QStringLiteral("changing"), "whsec_" + QByteArray(24, 'k').toBase64());
    QCOMPARE(key(), QList<QByteArray>{QByteArray(24, 'k')});
    secretFile(QStringLiteral("changing"), kSecret, QFile::ReadOwner | QFile::ReadOther);
    QCOMPARE(key(), QList<QByteArray>());
}

void WebhookSigningTest::twoSecretsSignDuringRotation() {
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.options.secrets = {secretFile(QStringLiteral("old"), kSecret),
                               secretFile(QStringLiteral("new"), kOther)};
    WebhookPublisher publisher;
    QVERIFY(publishAndWait(publisher, message));
    const auto& headers = endpoint.requests().first().headers;
    const qint64 timestamp = headers.value("webhook-timestamp").toLongLong();
    const QByteArray both = webhookSignature({*signingKey(kSecret), *signingKey(kOther)},
                                             "0193-message", timestamp, message.payload);
    QCOMPARE(headers.value("webhook-signature"), both);
    QCOMPARE(both.split(' ').size(), 2);
}

void WebhookSigningTest::withoutItsSecretNothingIsSent() {
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.options.secrets = {secretFile(QStringLiteral("taken"), kSecret)};
    WebhookPublisher publisher;
    QVERIFY(publishAndWait(publisher, message));
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("taken"))));
    const PublishResult result = publishAndWait(publisher, message);
    QVERIFY(!result);
    QVERIFY2(result.error().error.contains(QStringLiteral("cannot be read")),
             qPrintable(result.error().error));
    QCOMPARE(result.error().kind, PublishFailure::Kind::Unserved);
    QCOMPARE(endpoint.requests().size(), 1);
}

void WebhookSigningTest::theVerifierOfTheReadmeAccepts() {
    if (!SignatureVerifier::isInstalled()) QSKIP("no python3");
    SignatureVerifier verifier;
    const HttpEndpoint endpoint;
    ClaimedMessage message = webhookMessage(endpoint.destination());
    message.payload = "{\"name\":\"Zo\xC3\xAB\"}";
    message.options.secrets = {secretFile(QStringLiteral("a"), kOther),
                               secretFile(QStringLiteral("b"), kSecret)};
    WebhookPublisher publisher;
    QVERIFY(publishAndWait(publisher, message));
    const HttpEndpoint::Request& request = endpoint.requests().first();
    QVERIFY(verifier.accepts(kSecret, request));
    QVERIFY(verifier.accepts(kOther, request));
    QVERIFY(!verifier.accepts(kSecret, request, "{}"));
    QVERIFY(!verifier.accepts("whsec_" + QByteArray(32, 'x').toBase64(), request));
}

QTEST_GUILESS_MAIN(WebhookSigningTest)
#include "WebhookSigningTest.moc"
