// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/redis/RedisConnection.h"

#include "models/core/Filled.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// In English whatever language Qt uses: stored texts must be the same at every till.
QString failureText(const QTcpSocket& socket) {
    switch (socket.error()) {
        case QAbstractSocket::ConnectionRefusedError:
            return u"Connection refused"_s;
        case QAbstractSocket::RemoteHostClosedError:
            return u"Connection closed"_s;
        case QAbstractSocket::HostNotFoundError:
            return u"Host not found"_s;
        case QAbstractSocket::SocketTimeoutError:
            return u"Connection timed out"_s;
        case QAbstractSocket::NetworkError:
            return u"Network unreachable"_s;
        default:
            return socket.errorString();
    }
}

}  // namespace

RedisConnection::RedisConnection(RedisAddress address)
    : RedisConnection(std::move(address), Options{}) {}

RedisConnection::RedisConnection(RedisAddress address, const Options& options)
    : m_address(std::move(address)), m_options(options) {
    m_limit.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const bool open = m_state == State::Ready;
        end(filled(u"%1 did not answer within %2 ms"_s, name(),
                   open ? m_options.answerMs : m_options.connectMs));
    });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_state = State::Idle;
        if (!m_waiting.isEmpty()) open();
    });
}

RedisConnection::~RedisConnection() { closeSocket(); }

QString RedisConnection::name() const { return u"Redis at "_s + m_address.shown(); }

void RedisConnection::send(const QList<QByteArray>& words, Answered answered) {
    m_waiting.enqueue({redisCommand(words), std::move(answered)});
    if (m_state == State::Idle) open();
    if (m_state == State::Ready) sendWaiting();
}

void RedisConnection::subscribe(const QByteArray& channel, Answered answered) {
    send({"SUBSCRIBE", channel}, [this, answered = std::move(answered)](const Answer& answer) {
        m_subscribed = answer && !answer->isError();
        answered(answer);
    });
}

void RedisConnection::open() {
    m_state = State::Connecting;
    m_replies = std::make_unique<RedisReplies>();
    m_subscribed = false;
    m_limit.start(m_options.connectMs);
    // A new socket each time: the old one may be in the middle of the signal that reports its end.
    m_socket = new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::connected, this, &RedisConnection::logIn);
    connect(m_socket, &QTcpSocket::readyRead, this, &RedisConnection::read);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &RedisConnection::onSocketError);
    m_socket->connectToHost(m_address.host, m_address.port);
}

void RedisConnection::closeSocket() {
    if (!m_socket) return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void RedisConnection::logIn() {
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_state = State::LoggingIn;
    m_logInReplies = 0;
    if (!m_address.password.isEmpty()) {
        QList<QByteArray> words{"AUTH"};
        if (!m_address.user.isEmpty()) words.append(m_address.user.toUtf8());
        words.append(m_address.password.toUtf8());
        m_socket->write(redisCommand(words));
        ++m_logInReplies;
    }
    if (m_address.database != 0) {
        m_socket->write(redisCommand({"select", QByteArray::number(m_address.database)}));
        ++m_logInReplies;
    }
    if (m_logInReplies == 0) becomeReady();
}

void RedisConnection::becomeReady() {
    m_state = State::Ready;
    m_limit.stop();
    sendWaiting();
}

void RedisConnection::sendWaiting() {
    while (!m_waiting.isEmpty()) {
        Command command = m_waiting.dequeue();
        m_socket->write(command.bytes);
        m_inFlight.append(std::move(command.answered));
    }
    if (!m_inFlight.isEmpty() && !m_limit.isActive()) m_limit.start(m_options.answerMs);
}

void RedisConnection::read() {
    m_replies->feed(m_socket->readAll());
    const QPointer<RedisConnection> self(this);
    // A callback may destroy this object, and a reply may end the connection.
    while (self && (m_state == State::Ready || m_state == State::LoggingIn)) {
        const auto reply = m_replies->next();
        if (!reply) {
            end(u"%1 does not answer like Redis: %2"_s.arg(name(), reply.error()));
            return;
        }
        if (!*reply) break;
        take(**reply);
    }
    if (!self || m_state != State::Ready) return;
    if (m_inFlight.isEmpty()) {
        m_limit.stop();
    } else {
        m_limit.start(m_options.answerMs);
    }
}

void RedisConnection::take(const RedisReply& reply) {
    if (m_state == State::LoggingIn) {
        takeLogInReply(reply);
        return;
    }
    m_failures = 0;
    if (m_subscribed && reply.parts.size() == 3 && reply.textAt(0) == "message") {
        emit messageArrived(reply.textAt(1), reply.textAt(2));
        return;
    }
    if (m_inFlight.isEmpty()) {
        end(u"%1 ended the connection: %2"_s.arg(name(), QString::fromUtf8(reply.text)));
        return;
    }
    const Answered answered = m_inFlight.dequeue();
    answered(reply);
}

void RedisConnection::takeLogInReply(const RedisReply& reply) {
    if (reply.isError()) {
        // A server that does not know the command quotes its words, the password among them.
        // Long ones it quotes in part.
        QString said = QString::fromUtf8(reply.text).section(u", with args beginning with"_s, 0, 0);
        if (!m_address.password.isEmpty()) said.replace(m_address.password, u"***"_s);
        end(u"%1 refused the login: %2"_s.arg(name(), said));
        return;
    }
    if (--m_logInReplies == 0) becomeReady();
}

void RedisConnection::onSocketError() {
    const QString text = failureText(*m_socket);
    if (m_state == State::Connecting) {
        end(u"%1 cannot be reached: %2"_s.arg(name(), text));
    } else if (m_state == State::LoggingIn || m_state == State::Ready) {
        end(u"%1 was lost: %2"_s.arg(name(), text));
    }
}

void RedisConnection::end(const QString& reason) {
    const bool worked = m_state == State::Ready;
    const QQueue<Answered> inFlight = std::exchange(m_inFlight, {});
    const QQueue<Command> waiting = std::exchange(m_waiting, {});
    m_limit.stop();
    if (worked && inFlight.isEmpty() && m_failures == 0) {
        // An idle connection may end at any time, for example by the server's own time limit.
        m_state = State::Idle;
    } else {
        ++m_failures;
        m_state = State::Pausing;
        m_pause.start(static_cast<int>(
            m_options.reconnect.delayMs(m_failures, QRandomGenerator::global()->generate())));
    }
    closeSocket();
    const QPointer<RedisConnection> self(this);
    for (const Answered& answered : inFlight) {
        if (self) answered(tl::unexpected(reason));
    }
    for (const Command& command : waiting) {
        if (self) command.answered(tl::unexpected(reason));
    }
    if (self && worked) emit lost(reason);
}

}  // namespace countertop
