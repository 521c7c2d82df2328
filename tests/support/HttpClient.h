// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace countertop {

/// What a server answered; status 0 when it did not.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] QJsonObject json() const;
    /// The code of {"error":{"code"…}}.
    [[nodiscard]] QByteArray code() const;
};

/// A client that sends exactly what a test wants sent, over a connection of its own for each
/// request, and waits for the answer. Any thread.
class HttpClient {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpClient(int port) : m_port(port) {}

    /// Content-Length and Host are added.
    [[nodiscard]] HttpAnswer send(const QByteArray& method, const QByteArray& path,
                                  const Headers& headers = {}, const QByteArray& body = {}) const;
    /// Whether anybody listens at the port.
    [[nodiscard]] bool canConnect() const;
    /// The bytes as they are; everything that comes back until the server closes.
    [[nodiscard]] QByteArray raw(const QByteArray& request) const;
    [[nodiscard]] static HttpAnswer parse(const QByteArray& bytes);

private:
    int m_port;
};

}  // namespace countertop
