// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/RedisPublisher.h"

namespace countertop {

/// Publishes the body of each message to "redis-channel:NAME". Redis passes it to those who listen
/// at that moment and keeps nothing: a message counts as delivered even when nobody listens.
class RedisChannelPublisher final : public RedisPublisher {
public:
    explicit RedisChannelPublisher(Brokers brokers, const RedisConnection::Options& options = {})
        : RedisPublisher(std::move(brokers), options) {}

protected:
    [[nodiscard]] QList<QByteArray> commandFor(const QByteArray& name,
                                               const ClaimedMessage& message) const override {
        return {"PUBLISH", name, message.payload};
    }
};

}  // namespace countertop
