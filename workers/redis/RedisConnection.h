// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/events/RedisAddress.h"
#include "workers/redis/RedisProtocol.h"

#include <QObject>
#include <QQueue>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace countertop {

/// A connection to one Redis server on the event loop of its thread; it never blocks. Connects when
/// there is something to send and logs in. Commands are pipelined. After a failure every command in
/// hand gets the reason, and the next attempt to connect starts after a pause that grows to
/// `reconnect.capMs`; commands sent meanwhile wait for that attempt.
class RedisConnection final : public QObject {
    Q_OBJECT

public:
    struct Options {
        int connectMs = 5'000;  ///< to find the host, connect and log in
        int answerMs = 10'000;  ///< from one reply to the next
        BackOff reconnect{100, 2'000};
    };
    /// An error reply of the server is a reply; the error is an English sentence.
    using Answer = tl::expected<RedisReply, QString>;
    using Answered = std::function<void(const Answer&)>;

    explicit RedisConnection(RedisAddress address);
    RedisConnection(RedisAddress address, const Options& options);
    ~RedisConnection() override;

    [[nodiscard]] const RedisAddress& address() const { return m_address; }
    /// "Redis at host:port", the beginning of sentences about it.
    [[nodiscard]] QString name() const;

    /// `answered` is called once on this thread, unless the connection is destroyed first.
    void send(const QList<QByteArray>& words, Answered answered);
    /// Subscribes to a channel until the connection is lost; then only PING may be sent.
    void subscribe(const QByteArray& channel, Answered answered);

signals:
    /// A message of a subscribed channel.
    void messageArrived(const QByteArray& channel, const QByteArray& body);
    /// A working connection has ended, with the reason.
    void lost(const QString& reason);

private:
    enum class State { Idle, Connecting, LoggingIn, Ready, Pausing };
    struct Command {
        QByteArray bytes;
        Answered answered;
    };

    void open();
    void closeSocket();
    void logIn();
    void becomeReady();
    void sendWaiting();
    void read();
    void take(const RedisReply& reply);
    void takeLogInReply(const RedisReply& reply);
    void onSocketError();
    void end(const QString& reason);

    RedisAddress m_address;
    Options m_options;
    QTcpSocket* m_socket = nullptr;  ///< of the current connection or attempt
    std::unique_ptr<RedisReplies> m_replies;
    State m_state = State::Idle;
    QQueue<Command> m_waiting;    ///< not sent yet
    QQueue<Answered> m_inFlight;  ///< sent and not answered, in order
    int m_logInReplies = 0;       ///< still to come
    int m_failures = 0;           ///< since the last reply
    bool m_subscribed = false;
    QTimer m_limit;  ///< of the attempt to connect, or of the next reply
    QTimer m_pause;
};

}  // namespace countertop
