// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/KafkaCluster.h"
#include "tests/workers/PublisherWorld.h"
#include "workers/consumers/KafkaTopicConsumer.h"

namespace countertop {

/// A topic of the mock cluster with one reader.
class KafkaWorld final : public PublisherWorld {
public:
    KafkaWorld();

    std::unique_ptr<Publisher> publisher() override;
    QString destination() const override { return QStringLiteral("kafka:orders"); }
    QString badDestination() const override { return QStringLiteral("kafka:forbidden"); }
    QList<Received> received() override { return m_received; }
    void goAway() override { m_cluster.goDown(); }
    void comeBack() override { m_cluster.comeUp(); }
    bool hang() override;
    void wakeUp() override { m_cluster.resume(); }

private:
    KafkaCluster m_cluster;
    QList<Received> m_received;
    KafkaTopicConsumer m_reader;
};

}  // namespace countertop
