// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/KafkaAddress.h"
#include "workers/consumers/Consumer.h"

#include <QTimer>

#include <memory>

namespace RdKafka {
class Message;
}

namespace countertop {

/// Reads a Kafka topic as a member of a group, beginning with the oldest message that the group has
/// not read. Offsets are committed after their messages are handled.
class KafkaTopicConsumer final : public Consumer {
    Q_OBJECT

public:
    KafkaTopicConsumer(KafkaAddress cluster, const QString& topic, const QString& group,
                       Handler handler, qint64 limit = 0);
    ~KafkaTopicConsumer() override;

    void start() override;
    void stop() override;

private:
    class Client;

    void poll();
    /// False when the message is not taken.
    bool take(const RdKafka::Message& received);
    void end();

    KafkaAddress m_cluster;
    QString m_topic;
    QString m_group;
    std::unique_ptr<Client> m_client;
    QTimer m_poll;
};

}  // namespace countertop
