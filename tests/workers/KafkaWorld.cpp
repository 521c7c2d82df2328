// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/KafkaWorld.h"

#include "tests/workers/FixedBrokers.h"
#include "workers/publishers/KafkaPublisher.h"

namespace countertop {

KafkaWorld::KafkaWorld()
    : m_reader(*parseKafkaAddress(m_cluster.address()), QStringLiteral("orders"),
               QStringLiteral("contract"), [this](const ConsumedMessage& message) {
                   m_received.append({message.id, message.body});
                   return true;
               }) {
    m_cluster.forbid("forbidden");
    m_reader.start();
}

std::unique_ptr<Publisher> KafkaWorld::publisher() {
    return std::make_unique<KafkaPublisher>(kafkaAt(m_cluster.address()), 3'000);
}

bool KafkaWorld::hang() {
    m_cluster.freeze();
    return true;
}

}  // namespace countertop
