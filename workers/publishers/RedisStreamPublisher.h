// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/RedisPublisher.h"

namespace countertop {

/// Appends each message to the stream "redis-stream:NAME" with the fields id, type, order_id,
/// correlation_id and body. Redis keeps about the newest kLongestStream entries.
class RedisStreamPublisher final : public RedisPublisher {
public:
    static constexpr int kLongestStream = 100'000;

    explicit RedisStreamPublisher(Brokers brokers, const RedisConnection::Options& options = {})
        : RedisPublisher(std::move(brokers), options) {}

protected:
    [[nodiscard]] QList<QByteArray> commandFor(const QByteArray& name,
                                               const ClaimedMessage& message) const override {
        return {"XADD",
                name,
                "MAXLEN",
                "~",
                QByteArray::number(kLongestStream),
                "*",
                "id",
                message.messageId.toUtf8(),
                "type",
                message.eventType.toUtf8(),
                "order_id",
                message.orderId.toUtf8(),
                "correlation_id",
                message.correlationId.toUtf8(),
                "body",
                message.payload};
    }
};

}  // namespace countertop
