// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/RawReceiver.h"
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

#include <csignal>

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
    void anAnswerWithoutTlsIsNone();
    void aResetInTheMiddleOfTheBodyIsNoSignal();

private:
    /// Makes NAME.pem and NAME.key, a certificate of its own for the host name.
    bool makeCertificate(const QString& name);
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray content(const QString& name) const;
    /// Of a server with that certificate.
    [[nodiscard]] QSslConfiguration configurationOf(const QString& name) const;

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

QSslConfiguration WebhookTlsTest::configurationOf(const QString& name) const {
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(content(name + QStringLiteral(".pem")), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(content(name + QStringLiteral(".key")), QSsl::Rsa));
    return configuration;
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
    server.setSslConfiguration(configurationOf(certificate));
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

void WebhookTlsTest::anAnswerWithoutTlsIsNone() {
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    WebhookPublisher publisher;
    const PublishResult result = publishAndWait(
        publisher,
        webhookMessage(QStringLiteral("webhook:https://localhost:%1/").arg(server.serverPort())));
    QVERIFY(!result);
    QVERIFY2(result.error().error.startsWith(QLatin1StringView("SSL handshake failed")),
             qPrintable(result.error().error));
}

void WebhookTlsTest::aResetInTheMiddleOfTheBodyIsNoSignal() {
    QSslServer server;
    server.setSslConfiguration(configurationOf(QStringLiteral("localhost")));
    connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { RawReceiver::reset(*socket); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ClaimedMessage message =
        webhookMessage(QStringLiteral("webhook:https://localhost:%1/").arg(server.serverPort()));
    message.options.caFile = path(QStringLiteral("localhost.pem"));
    message.payload = QByteArray(20'000'000, 'x');
    WebhookPublisher publisher;
    // Qt ignores it for the whole process as soon as one of its sockets writes.
    const auto before = ::signal(SIGPIPE, SIG_DFL);
    const PublishResult result = publishAndWait(publisher, message);
    ::signal(SIGPIPE, before);
    QVERIFY(!result);
    QCOMPARE(result.error().error, QStringLiteral("Connection closed"));
}

QTEST_GUILESS_MAIN(WebhookTlsTest)
#include "WebhookTlsTest.moc"
