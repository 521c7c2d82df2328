// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

#include <sys/socket.h>

namespace countertop {

/// A receiver on 127.0.0.1 that answers each complete request with a script's own bytes, or not
/// like HTTP at all. Counts requests and connections. Runs on the test's event loop.
class RawReceiver {
public:
    using Script = std::function<void(QTcpSocket& socket)>;

    explicit RawReceiver(Script script) : m_script(std::move(script)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection()) accept(socket);
        });
        if (!m_server.listen(QHostAddress::LocalHost)) qFatal("no port to listen on");
    }

    [[nodiscard]] QString destination() const {
        return QStringLiteral("webhook:http://127.0.0.1:%1/hook").arg(m_server.serverPort());
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

    static Script answer(const QByteArray& bytes) {
        return [bytes](QTcpSocket& socket) { socket.write(bytes); };
    }
    /// Closes by a reset, as a crashed program does.
    static void reset(QTcpSocket& socket) {
        const linger none{1, 0};
        ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                     sizeof none);
        socket.abort();
    }

private:
    void accept(QTcpSocket* socket) {
        ++m_connections;
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            QByteArray& received = m_received[socket];
            received += socket->readAll();
            // All requests of these tests end with the same body.
            while (received.contains("\"o1\"}")) {
                received.remove(0, received.indexOf("\"o1\"}") + 5);
                ++m_requests;
                m_script(*socket);
            }
        });
    }

    QTcpServer m_server;
    Script m_script;
    QHash<QTcpSocket*, QByteArray> m_received;
    int m_requests = 0;
    int m_connections = 0;
};

}  // namespace countertop
