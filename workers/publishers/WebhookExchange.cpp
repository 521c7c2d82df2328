// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookExchange.h"

#include "models/core/AddressRange.h"
#include "models/core/MaskedAddress.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

bool isSecure(const QUrl& url) { return url.scheme() == u"https"; }

quint16 portOf(const QUrl& url) { return static_cast<quint16>(url.port(isSecure(url) ? 443 : 80)); }

/// The host as it stands in the Host header: IPv6 addresses in brackets, names in their ASCII form.
QByteArray hostText(const QUrl& url) {
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    return host.contains(':') ? '[' + host + ']' : host;
}

/// Sentences that the deliveries page translates, the same as those of networkFailureText().
QString failureText(QAbstractSocket::SocketError error, const QString& said) {
    switch (error) {
        case QAbstractSocket::ConnectionRefusedError:
            return QStringLiteral("Connection refused");
        case QAbstractSocket::RemoteHostClosedError:
            return QStringLiteral("Connection closed");
        case QAbstractSocket::SocketTimeoutError:
            return QStringLiteral("Connection timed out");
        case QAbstractSocket::SslHandshakeFailedError:
            return QStringLiteral("SSL handshake failed: %1").arg(maskedAddress(said));
        case QAbstractSocket::NetworkError:
            return QStringLiteral("Network unreachable");
        default:
            return maskedAddress(said);
    }
}

}  // namespace

WebhookExchange::WebhookExchange(WebhookClient& client, const HttpPost& request,
                                 WebhookClient::Done done)
    : QObject(&client), m_client(client), m_request(request), m_done(std::move(done)) {}

void WebhookExchange::start(int timeoutMs) {
    m_timeoutMs = timeoutMs;
    // For the whole exchange: also cuts off a receiver that sends a byte now and then.
    QTimer::singleShot(timeoutMs, this, [this] {
        fail(QStringLiteral("No complete answer within %1 ms").arg(m_timeoutMs));
    });
    if (QSslSocket* socket = m_client.takeIdle(connectionKey())) {
        QMetaObject::invokeMethod(
            this,
            [this, socket] {
                useSocket(socket);
                send();
            },
            Qt::QueuedConnection);
        return;
    }
    lookUp(m_request.url.host(QUrl::FullyEncoded));
}

/// Connections are shared only by requests that would check address and certificate alike.
QString WebhookExchange::connectionKey() const {
    QCryptographicHash trusted(QCryptographicHash::Sha256);
    for (const QSslCertificate& authority : m_request.authorities)
        trusted.addData(authority.toDer());
    return QStringLiteral("%1://%2:%3 %4 %5")
        .arg(m_request.url.scheme(), QString::fromLatin1(hostText(m_request.url)))
        .arg(portOf(m_request.url))
        .arg(m_request.allowPrivate ? 1 : 0)
        .arg(QString::fromLatin1(trusted.result().toHex()));
}

void WebhookExchange::lookUp(const QString& host) {
    if (const QHostAddress literal(host); !literal.isNull()) {
        // QHostInfo would ask the name server for the name of the address.
        QMetaObject::invokeMethod(
            this, [this, literal] { useAddresses({literal}); }, Qt::QueuedConnection);
        return;
    }
    QHostInfo::lookupHost(host, this,
                          [this](const QHostInfo& found) { useAddresses(found.addresses()); });
}

void WebhookExchange::useAddresses(const QList<QHostAddress>& found) {
    if (!m_done) return;
    QString refused;
    for (const QHostAddress& address : found) {
        // An address this program cannot name is not known to be public.
        const AddressRange range =
            addressRange(address.toString()).value_or(AddressRange::Reserved);
        if (m_request.allowPrivate || range == AddressRange::Public) {
            m_addresses.append(address);
        } else if (refused.isEmpty()) {
            refused = QStringLiteral("%1 leads to %2, %3, which this route does not allow")
                          .arg(m_request.url.host(), address.toString(), toText(range));
        }
    }
    if (!m_addresses.isEmpty()) return connectToNext();
    fail(refused.isEmpty() ? QStringLiteral("Host not found") : refused);
}

void WebhookExchange::connectToNext() {
    const QHostAddress address = m_addresses.takeFirst();
    auto* socket = new QSslSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    useSocket(socket);
    if (!isSecure(m_request.url)) {
        connect(socket, &QSslSocket::connected, this, &WebhookExchange::send);
        socket->connectToHost(address, portOf(m_request.url));
        return;
    }
    if (!m_request.authorities.isEmpty()) {
        QSslConfiguration configuration = socket->sslConfiguration();
        configuration.setCaCertificates(m_request.authorities);
        socket->setSslConfiguration(configuration);
    }
    connect(socket, &QSslSocket::encrypted, this, &WebhookExchange::send);
    socket->connectToHostEncrypted(address.toString(), portOf(m_request.url),
                                   m_request.url.host(QUrl::FullyEncoded));
}

void WebhookExchange::useSocket(QSslSocket* socket) {
    m_socket = socket;
    socket->setParent(this);
    connect(socket, &QSslSocket::readyRead, this, &WebhookExchange::read);
    connect(socket, &QSslSocket::errorOccurred, this, &WebhookExchange::onError);
}

void WebhookExchange::send() {
    if (!m_socket || std::exchange(m_isSent, true)) return;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(requestText());
}

QByteArray WebhookExchange::requestText() const {
    const QUrl& url = m_request.url;
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty()) target = "/";
    if (url.hasQuery()) target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray text = "POST " + target + " HTTP/1.1\r\nHost: " + hostText(url);
    if (url.port() >= 0) text += ':' + QByteArray::number(url.port());
    text += "\r\n";
    if (!url.userInfo().isEmpty()) {
        const QString who =
            url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
        text += "Authorization: Basic " + who.toUtf8().toBase64() + "\r\n";
    }
    for (const auto& [name, value] : m_request.headers) text += name + ": " + value + "\r\n";
    text += "Content-Length: " + QByteArray::number(m_request.body.size()) + "\r\n\r\n";
    return text + m_request.body;
}

void WebhookExchange::read() {
    if (!m_socket || !m_isSent) return;
    onState(m_answer.feed(m_socket->readAll()));
}

void WebhookExchange::onError(QAbstractSocket::SocketError error) {
    if (!m_socket) return;
    const QString sentence = failureText(error, m_socket->errorString());
    if (!m_isSent) {
        // Nothing was sent, so trying the host's next address is still the same single request.
        m_socket->disconnect(this);
        std::exchange(m_socket, nullptr)->deleteLater();
        return m_addresses.isEmpty() ? fail(sentence) : connectToNext();
    }
    if (m_socket->bytesAvailable() > 0) read();
    if (!m_socket) return;
    if (error == QAbstractSocket::RemoteHostClosedError && m_answer.hasHead() &&
        m_answer.end() == WebhookAnswer::State::Complete) {
        return succeed();
    }
    fail(sentence);
}

void WebhookExchange::onState(WebhookAnswer::State state) {
    switch (state) {
        case WebhookAnswer::State::Incomplete:
            return;
        case WebhookAnswer::State::Complete:
        case WebhookAnswer::State::Oversized:
            return succeed();
        case WebhookAnswer::State::Broken:
            return fail(QStringLiteral("The receiver's answer is not HTTP"));
    }
}

void WebhookExchange::succeed() {
    if (m_answer.keepsConnection() && m_socket->bytesAvailable() == 0) {
        m_socket->disconnect(this);
        m_client.keepIdle(connectionKey(), std::exchange(m_socket, nullptr));
    }
    end(m_answer);
}

void WebhookExchange::fail(const QString& sentence) { end(tl::unexpected(sentence)); }

void WebhookExchange::end(const HttpOutcome& outcome) {
    // The time limit may pass after the end.
    const WebhookClient::Done done = std::exchange(m_done, {});
    if (!done) return;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket = nullptr;
    }
    deleteLater();
    done(outcome);
}

}  // namespace countertop
