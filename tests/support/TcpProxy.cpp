// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TcpProxy.h"

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <future>
#include <utility>

namespace countertop {

/// The connections of a TcpProxy, each paired with its connection to the server.
class TcpRelay final : public QObject {
public:
    enum class Mode { Forward, Refuse, Hang };
    static constexpr qint64 kNever = -1;

    explicit TcpRelay(quint16 serverPort) : m_serverPort(serverPort), m_listener(this) {
        connect(&m_listener, &QTcpServer::newConnection, this, [this] { accept(); });
    }

    quint16 listen() {
        if (!m_listener.isListening() && !m_listener.listen(QHostAddress::LocalHost, m_port)) {
            qFatal("The proxy cannot listen: %s", qUtf8Printable(m_listener.errorString()));
        }
        m_port = m_listener.serverPort();
        return m_port;
    }

    void setMode(Mode mode) {
        m_mode = mode;
        m_fatalRequest.clear();
        m_answersEndAfter = kNever;
        m_hung.clear();
        if (mode == Mode::Refuse) {
            m_listener.close();
            abortAll();
            return;
        }
        listen();
        for (const Pair& pair : std::as_const(m_pairs)) {
            pump(pair.client, pair.server);
            pump(pair.server, pair.client);
        }
    }

    void hangOpenConnections() {
        for (const Pair& pair : std::as_const(m_pairs)) m_hung += {pair.client, pair.server};
    }

    void loseAnswerTo(const QByteArray& request) { m_fatalRequest = request; }

    void cutAnswersAfter(qint64 bytes) { m_answersEndAfter = bytes; }

private:
    struct Pair {
        QTcpSocket* client;
        QTcpSocket* server;
    };

    void abortAll() {
        m_muted.clear();
        for (const Pair& pair : std::exchange(m_pairs, {})) {
            for (QTcpSocket* socket : {pair.client, pair.server}) {
                socket->disconnect(this);
                socket->abort();
                socket->deleteLater();
            }
        }
    }

    void accept() {
        while (QTcpSocket* client = m_listener.nextPendingConnection()) {
            auto* server = new QTcpSocket(this);
            m_pairs.append(Pair{client, server});
            joinOneWay(client, server);
            joinOneWay(server, client);
            server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        }
    }

    void joinOneWay(QTcpSocket* from, QTcpSocket* to) {
        connect(from, &QTcpSocket::readyRead, this, [this, from, to] { pump(from, to); });
        connect(from, &QTcpSocket::disconnected, this, [this, from, to] {
            pump(from, to);
            to->disconnectFromHost();
        });
        connect(from, &QTcpSocket::errorOccurred, this, [to] { to->disconnectFromHost(); });
    }

    bool isServer(const QTcpSocket* socket) const {
        return std::any_of(m_pairs.cbegin(), m_pairs.cend(),
                           [socket](const Pair& pair) { return pair.server == socket; });
    }

    /// Returns as many of the server's `bytes` as may still be
    /// sent. Closes the connection after the last.
    QByteArray beforeTheCut(QByteArray bytes, QTcpSocket* from, QTcpSocket* to) {
        if (bytes.size() < m_answersEndAfter) {
            m_answersEndAfter -= bytes.size();
            return bytes;
        }
        bytes.truncate(std::exchange(m_answersEndAfter, kNever));
        m_hung += from;
        connect(to, &QTcpSocket::bytesWritten, to, [to] {
            if (to->bytesToWrite() == 0) to->disconnectFromHost();
        });
        return bytes;
    }

    void pump(QTcpSocket* from, QTcpSocket* to) {
        if (m_mode == Mode::Hang || m_hung.contains(from) || from->bytesAvailable() == 0) return;
        QByteArray bytes = from->readAll();
        if (m_answersEndAfter != kNever && isServer(from)) bytes = beforeTheCut(bytes, from, to);
        if (!m_fatalRequest.isEmpty() && bytes.contains(m_fatalRequest)) m_muted.append(to);
        if (to->isOpen() && !m_muted.contains(from)) to->write(bytes);
    }

    quint16 m_serverPort;
    quint16 m_port = 0;
    Mode m_mode = Mode::Forward;
    QTcpServer m_listener;
    QList<Pair> m_pairs;
    QByteArray m_fatalRequest;
    qint64 m_answersEndAfter = kNever;
    QList<QTcpSocket*> m_hung;   ///< bytes from these are not read
    QList<QTcpSocket*> m_muted;  ///< bytes from these are dropped
};

TcpProxy::TcpProxy(quint16 serverPort) : m_relay(new TcpRelay(serverPort)) {
    m_thread.moveHere(m_relay);
    onRelay([this] { m_port = m_relay->listen(); });
}

TcpProxy::~TcpProxy() {
    refuse();
    m_thread.stop();
}

template <class Function>
void TcpProxy::onRelay(Function function) {
    std::promise<void> done;
    m_thread.post([&] {
        function();
        done.set_value();
    });
    done.get_future().wait();
}

void TcpProxy::heal() {
    onRelay([this] { m_relay->setMode(TcpRelay::Mode::Forward); });
}

void TcpProxy::refuse() {
    onRelay([this] { m_relay->setMode(TcpRelay::Mode::Refuse); });
}

void TcpProxy::hang() {
    onRelay([this] { m_relay->setMode(TcpRelay::Mode::Hang); });
}

void TcpProxy::hangOpenConnections() {
    onRelay([this] { m_relay->hangOpenConnections(); });
}

void TcpProxy::cutAnswersAfter(qint64 bytes) {
    onRelay([this, bytes] { m_relay->cutAnswersAfter(bytes); });
}

void TcpProxy::loseAnswerTo(const QByteArray& request) {
    onRelay([this, request] { m_relay->loseAnswerTo(request); });
}

}  // namespace countertop
