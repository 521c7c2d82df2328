// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpClient.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 30'000;

}  // namespace

QByteArray HttpAnswer::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) return value;
    }
    return {};
}

QJsonObject HttpAnswer::json() const { return QJsonDocument::fromJson(body).object(); }

QByteArray HttpAnswer::code() const {
    return json()[QLatin1StringView("error")][QLatin1StringView("code")].toString().toUtf8();
}

HttpAnswer HttpClient::send(const QByteArray& method, const QByteArray& path,
                            const Headers& headers, const QByteArray& body) const {
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                         "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
                         "\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    return parse(raw(request + "\r\n" + body));
}

bool HttpClient::canConnect() const {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(m_port));
    return socket.waitForConnected();
}

QByteArray HttpClient::raw(const QByteArray& request) const {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
    if (!socket.waitForConnected(kTimeoutMs)) return {};
    socket.write(request);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState || socket.bytesAvailable() > 0) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(kTimeoutMs)) break;
        answer += socket.readAll();
    }
    return answer;
}

HttpAnswer HttpClient::parse(const QByteArray& bytes) {
    HttpAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return answer;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.append(std::pair(line.left(colon), line.mid(colon + 1).trimmed()));
    }
    answer.body = bytes.mid(end + 4);
    return answer;
}

}  // namespace countertop
