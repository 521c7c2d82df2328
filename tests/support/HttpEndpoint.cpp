// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"

#include <QTimer>

#include <algorithm>

namespace countertop {

namespace {

/// Parses the first complete request and returns its length in bytes; 0 when it is incomplete.
qsizetype parse(const QByteArray& bytes, HttpEndpoint::Request& request) {
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0) return 0;
    const QList<QByteArray> lines = bytes.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (bytes.size() < headEnd + 4 + length) return 0;
    request.body = bytes.mid(headEnd + 4, length);
    return headEnd + 4 + length;
}

}  // namespace

HttpEndpoint::HttpEndpoint(Script script, quint16 port)
    : m_port(port), m_script(std::move(script)) {
    connect(&m_server, &QTcpServer::newConnection, this, &HttpEndpoint::accept);
    listen();
}

HttpEndpoint::~HttpEndpoint() {
    // Sockets are children and would report their disconnection to a half-destroyed endpoint.
    const QList<QTcpSocket*> sockets = m_received.keys();
    for (QTcpSocket* socket : sockets) socket->disconnect(this);
}

QString HttpEndpoint::url(const QString& path) const {
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
}

QStringList HttpEndpoint::messageIds() const {
    QStringList ids;
    for (const Request& request : m_requests) {
        ids.append(QString::fromUtf8(request.headers.value("webhook-id")));
    }
    return ids;
}

void HttpEndpoint::close() {
    m_server.close();
    const QList<QTcpSocket*> sockets = m_received.keys();
    for (QTcpSocket* socket : sockets) socket->abort();
}

void HttpEndpoint::listen() {
    if (!m_server.listen(QHostAddress::LocalHost, m_port)) {
        qFatal("%s", qUtf8Printable(m_server.errorString()));
    }
    m_port = m_server.serverPort();
}

void HttpEndpoint::accept() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        m_received.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        // A socket that is not connected any more has no peer's port.
        const quint16 port = socket->peerPort();
        connect(socket, &QTcpSocket::disconnected, this, [this, socket, port] {
            emit ended(port);
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void HttpEndpoint::read(QTcpSocket* socket) {
    QByteArray& received = m_received[socket];
    received += socket->readAll();
    for (;;) {
        Request request;
        const qsizetype taken = parse(received, request);
        if (taken == 0) return;
        request.peerPort = socket->peerPort();
        received.remove(0, taken);
        m_requests.append(request);
        answer(socket, request);
    }
}

void HttpEndpoint::answer(QTcpSocket* socket, const Request& request) {
    m_peakConcurrency = std::max(m_peakConcurrency, ++m_open);
    const Answer answer = m_script ? m_script(request) : Answer{};
    if (answer.silent) return;
    QTimer::singleShot(answer.delayMs, socket, [this, socket, answer] { send(socket, answer); });
}

void HttpEndpoint::send(QTcpSocket* socket, const Answer& answer) {
    --m_open;
    if (answer.breaksOff) return socket->abort();
    const bool bodiless = answer.status == 204 || answer.status == 304;
    bool lengthGiven = bodiless;
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\n";
    for (const QByteArray& header : answer.headers) {
        lengthGiven = lengthGiven || header.startsWith("Content-Length:");
        text += header + "\r\n";
    }
    if (!lengthGiven) text += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    text += "\r\n";
    if (!bodiless) text += answer.body;
    socket->write(text);
    emit ended(socket->peerPort());
}

}  // namespace countertop
