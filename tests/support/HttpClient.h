// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace countertop {

/// A server's response; status 0 when none arrived.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] QJsonObject json() const;
    /// The error code of a body like {"error":{"code"…}}.
    [[nodiscard]] QByteArray code() const;
};

/// Sends exactly the request a test specifies, over a new connection each time, and waits for the
/// response. Any thread.
class HttpClient {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpClient(int port) : m_port(port) {}

    /// Adds Content-Length and Host.
    [[nodiscard]] HttpAnswer send(const QByteArray& method, const QByteArray& path,
                                  const Headers& headers = {}, const QByteArray& body = {}) const;
    /// Whether a server is listening on the port.
    [[nodiscard]] bool canConnect() const;
    /// Sends the bytes unchanged and returns everything received until the server closes.
    [[nodiscard]] QByteArray raw(const QByteArray& request) const;
    [[nodiscard]] static HttpAnswer parse(const QByteArray& bytes);

private:
    int m_port;
};

}  // namespace countertop
