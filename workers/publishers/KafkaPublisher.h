// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/KafkaAddress.h"
#include "workers/publishers/Publisher.h"

#include <vector>

namespace countertop {

class KafkaProducer;

/// Sends each message to the topic "kafka:TOPIC", with the order's id as key, so that the messages
/// of an order stay in one partition, and the headers message-id, event-type and correlation-id.
/// Counts as delivered when all in-sync replicas have it.
class KafkaPublisher final : public Publisher {
public:
    static constexpr int kTimeoutMs = 10'000;

    /// `cluster` is where topics are that name no cluster; empty when none is configured.
    explicit KafkaPublisher(const QString& cluster, int timeoutMs = kTimeoutMs);
    ~KafkaPublisher() override;

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;

private:
    /// A target whose cluster is known; the error is an English sentence.
    [[nodiscard]] tl::expected<KafkaTarget, QString> targetOf(const QString& destination) const;
    KafkaProducer& producerFor(const KafkaAddress& cluster);

    tl::expected<KafkaAddress, QString> m_cluster;
    int m_timeoutMs;
    std::vector<std::unique_ptr<KafkaProducer>> m_producers;
};

}  // namespace countertop
