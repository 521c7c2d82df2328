// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/RedisServer.h"
#include "tests/workers/PublisherWorld.h"
#include "workers/consumers/RedisChannelConsumer.h"
#include "workers/redis/RedisConnection.h"

namespace countertop {

/// Sends one command and waits for its reply; ends the program when the server cannot be reached.
[[nodiscard]] RedisReply redisReplyTo(RedisConnection& connection, const QList<QByteArray>& words);

/// Short limits, so that a server that hangs is noticed within a test.
[[nodiscard]] RedisConnection::Options shortRedisLimits();

/// A channel with one listener.
class RedisChannelWorld final : public PublisherWorld {
public:
    RedisChannelWorld();

    std::unique_ptr<Publisher> publisher() override;
    QString destination() const override { return QStringLiteral("redis-channel:pizza-orders"); }
    QString badDestination() const override;
    QList<Received> received() override { return m_received; }
    void goAway() override { m_server.stop(); }
    void comeBack() override;
    bool hang() override;
    void wakeUp() override { m_server.resume(); }

private:
    void listen();

    RedisServer m_server;
    quint16 m_nobody = freePort();
    QList<Received> m_received;
    std::unique_ptr<RedisChannelConsumer> m_listener;
};

class RedisStreamWorld final : public PublisherWorld {
public:
    RedisStreamWorld();

    std::unique_ptr<Publisher> publisher() override;
    QString destination() const override { return QStringLiteral("redis-stream:orders"); }
    QString badDestination() const override { return QStringLiteral("redis-stream:a-text"); }
    QList<Received> received() override;
    void goAway() override { m_server.stop(); }
    void comeBack() override { m_server.start(); }
    bool hang() override;
    void wakeUp() override { m_server.resume(); }

private:
    RedisServer m_server;
    RedisConnection m_connection;
};

}  // namespace countertop
