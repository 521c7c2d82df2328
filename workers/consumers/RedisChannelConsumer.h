// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/consumers/Consumer.h"
#include "workers/redis/RedisConnection.h"

namespace countertop {

/// Listens to a Redis channel. Redis keeps nothing: what is published while nobody listens is not
/// received later.
class RedisChannelConsumer final : public Consumer {
    Q_OBJECT

public:
    RedisChannelConsumer(RedisAddress server, const QString& channel, Handler handler,
                         qint64 limit = 0);

    void start() override;
    void stop() override;

signals:
    /// The server has confirmed the subscription, at the start or after an outage.
    void listening();

private:
    void subscribe();
    void retryLater(const QString& reason);
    void take(const QByteArray& body);
    void checkConnection();

    RedisConnection m_connection;
    QByteArray m_channel;
    QTimer m_retry;
    QTimer m_check;
    BackOff m_backOff{250, 5'000};
    int m_failures = 0;
    bool m_ended = false;
};

}  // namespace countertop
