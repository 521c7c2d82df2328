// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/BrokerDirectory.h"
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

    /// `brokers` says where topics are that name no cluster.
    explicit KafkaPublisher(Brokers brokers, int timeoutMs = kTimeoutMs);
    ~KafkaPublisher() override;

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;

private:
    /// A target whose cluster is known; the error is an English sentence.
    [[nodiscard]] tl::expected<KafkaTarget, QString> targetOf(const QString& destination) const;
    KafkaProducer& producerFor(const KafkaAddress& cluster);

    Brokers m_brokers;
    int m_timeoutMs;
    std::vector<std::unique_ptr<KafkaProducer>> m_producers;
};

}  // namespace countertop
