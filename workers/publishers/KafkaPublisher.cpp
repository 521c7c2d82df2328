// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/KafkaPublisher.h"

#include "workers/kafka/KafkaProducer.h"
#include "workers/kafka/KafkaSettings.h"

#include <algorithm>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// The client sends what is waiting in batches.
constexpr int kAtOnce = 100;

}  // namespace

KafkaPublisher::KafkaPublisher(Brokers brokers, int timeoutMs)
    : m_brokers(std::move(brokers)), m_timeoutMs(timeoutMs) {}

KafkaPublisher::~KafkaPublisher() = default;

void KafkaPublisher::publish(const ClaimedMessage& message, Done done) {
    const auto target = targetOf(message.destination);
    if (!target) {
        done(leftToOthers(target.error()));
        return;
    }
    const KafkaMessage sent{target->topic,
                            message.orderId.toUtf8(),
                            message.payload,
                            {{"message-id", message.messageId.toUtf8()},
                             {"event-type", message.eventType.toUtf8()},
                             {"correlation-id", message.correlationId.toUtf8()}}};
    producerFor(*target->cluster)
        .send(sent, [done = std::move(done)](const KafkaProducer::Report& report) {
            if (report) {
                done({});
            } else {
                PublishFailure failure{report.error().error};
                if (report.error().isTooLarge) failure.kind = PublishFailure::Kind::Permanent;
                if (report.error().isLocal) failure.kind = PublishFailure::Kind::Unserved;
                done(tl::unexpected(std::move(failure)));
            }
        });
}

int KafkaPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> KafkaPublisher::cannotServe(const QString& destination) const {
    const auto target = targetOf(destination);
    if (target) return std::nullopt;
    return target.error();
}

tl::expected<KafkaTarget, QString> KafkaPublisher::targetOf(const QString& destination) const {
    auto target = parseKafkaTarget(destinationAddress(destination));
    if (!target) return tl::unexpected(target.error().detail);
    if (!target->cluster) {
        auto cluster = m_brokers->kafka();
        if (!cluster) return tl::unexpected(cluster.error());
        target->cluster = *std::move(cluster);
    }
    if (auto problem = kafkaFileProblem(*target->cluster)) return tl::unexpected(*problem);
    return *std::move(target);
}

KafkaProducer& KafkaPublisher::producerFor(const KafkaAddress& cluster) {
    const auto known =
        std::find_if(m_producers.cbegin(), m_producers.cend(),
                     [&](const auto& producer) { return producer->address() == cluster; });
    if (known != m_producers.cend()) return **known;
    m_producers.push_back(std::make_unique<KafkaProducer>(cluster, m_timeoutMs));
    return *m_producers.back();
}

}  // namespace countertop
