// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/consumers/RedisChannelConsumer.h"

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCheckMs = 5'000;

}  // namespace

RedisChannelConsumer::RedisChannelConsumer(RedisAddress server, const QString& channel,
                                           Handler handler, qint64 limit)
    : Consumer(std::move(handler), limit),
      m_connection(std::move(server)),
      m_channel(channel.toUtf8()) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RedisChannelConsumer::subscribe);
    connect(&m_check, &QTimer::timeout, this, &RedisChannelConsumer::checkConnection);
    connect(&m_connection, &RedisConnection::lost, this, &RedisChannelConsumer::retryLater);
    connect(&m_connection, &RedisConnection::messageArrived, this,
            [this](const QByteArray&, const QByteArray& body) { take(body); });
}

void RedisChannelConsumer::start() { subscribe(); }

void RedisChannelConsumer::stop() {
    if (std::exchange(m_ended, true)) return;
    m_retry.stop();
    m_check.stop();
    emit stopped();
}

void RedisChannelConsumer::subscribe() {
    if (m_ended) return;
    m_connection.subscribe(m_channel, [this](const RedisConnection::Answer& answer) {
        if (!answer) {
            retryLater(answer.error());
        } else if (answer->isError()) {
            retryLater(u"%1 refused the subscription: %2"_s.arg(m_connection.name(),
                                                                QString::fromUtf8(answer->text)));
        } else {
            m_failures = 0;
            m_check.start(kCheckMs);
            reportRecovery();
            emit listening();
        }
    });
}

void RedisChannelConsumer::retryLater(const QString& reason) {
    m_check.stop();
    // A lost connection reports itself and each command on it.
    if (m_ended || m_retry.isActive()) return;
    reportTrouble(reason);
    m_retry.start(static_cast<int>(m_backOff.delayMs(++m_failures)));
}

void RedisChannelConsumer::take(const QByteArray& body) {
    if (m_ended) return;
    if (!handle(messageFromBody(body)) || wanted(1) == 0) stop();
}

/// A listener only waits, so it would never notice a server that hangs. The answer's time limit
/// ends the connection then.
void RedisChannelConsumer::checkConnection() {
    m_connection.send({"PING"}, [](const RedisConnection::Answer&) {});
}

}  // namespace countertop
