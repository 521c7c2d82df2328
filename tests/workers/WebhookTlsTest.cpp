// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/WebhookMessage.h"
#include "workers/publishers/SecretStore.h"
#include "workers/publishers/WebhookPublisher.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace countertop;

/// Webhooks over TLS: the receiver's certificate must be of a trusted authority and bear the name
/// in the URL, although the connection is made to a resolved address.
class WebhookTlsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void onlyATrustedCertificateOfThatNameIsAccepted_data();
    void onlyATrustedCertificateOfThatNameIsAccepted();
    void theAuthoritiesMustBePem();

private:
    /// Makes NAME.pem and NAME.key, a certificate of its own for the host name.
    bool makeCertificate(const QString& name);
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray content(const QString& name) const;

    QTemporaryDir m_folder;
};

bool WebhookTlsTest::makeCertificate(const QString& name) {
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:") + name,
                   QStringLiteral("-keyout"), path(name + QStringLiteral(".key")),
                   QStringLiteral("-out"), path(name + QStringLiteral(".pem"))});
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

QByteArray WebhookTlsTest::content(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void WebhookTlsTest::initTestCase() {
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty()) QSKIP("no openssl");
    QVERIFY(makeCertificate(QStringLiteral("localhost")));
    QVERIFY(makeCertificate(QStringLiteral("elsewhere.test")));
}

void WebhookTlsTest::onlyATrustedCertificateOfThatNameIsAccepted_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("trusted") << QStringLiteral("localhost") << QStringLiteral("localhost.pem")
                             << true;
    QTest::newRow("of nobody known") << QStringLiteral("localhost") << QString() << false;
    QTest::newRow("of another authority")
        << QStringLiteral("localhost") << QStringLiteral("elsewhere.test.pem") << false;
    QTest::newRow("for another name")
        << QStringLiteral("elsewhere.test") << QStringLiteral("elsewhere.test.pem") << false;
}

void WebhookTlsTest::onlyATrustedCertificateOfThatNameIsAccepted() {
    QFETCH(QString, certificate);
    QFETCH(QString, trusted);
    QFETCH(bool, accepted);
    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(content(certificate + QStringLiteral(".pem")), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(content(certificate + QStringLiteral(".key")), QSsl::Rsa));
    server.setSslConfiguration(configuration);
    QByteArray received;
    connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
        while (QTcpSocket* socket = server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
                received += socket->readAll();
                socket->write("HTTP/1.1 204 None\r\n\r\n");
            });
        }
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ClaimedMessage message = webhookMessage(
        QStringLiteral("webhook:https://localhost:%1/hook").arg(server.serverPort()));
    if (!trusted.isEmpty()) message.options.caFile = path(trusted);
    WebhookPublisher publisher;
    const PublishResult result = publishAndWait(publisher, message);
    QCOMPARE(result.has_value(), accepted);
    QCOMPARE(received.isEmpty(), !accepted);
    if (accepted) {
        QVERIFY2(received.contains("\r\nHost: localhost:"), received.constData());
    } else {
        QVERIFY2(result.error().error.startsWith(QLatin1StringView("SSL handshake failed")),
                 qPrintable(result.error().error));
    }
}

void WebhookTlsTest::theAuthoritiesMustBePem() {
    const auto reasonOf = [](const QString& file) {
        const auto read = secrets::authorities(file);
        return read ? QString() : read.error().problems.first().reason;
    };
    QCOMPARE(reasonOf(path(QStringLiteral("localhost.pem"))), QString());
    QCOMPARE(reasonOf(path(QStringLiteral("localhost.key"))), QStringLiteral("ca_not_pem"));
    QCOMPARE(reasonOf(path(QStringLiteral("absent.pem"))), QStringLiteral("ca_unreadable"));
}

QTEST_GUILESS_MAIN(WebhookTlsTest)
#include "WebhookTlsTest.moc"
