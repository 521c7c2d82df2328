// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/BrokerDirectory.h"
#include "workers/publishers/Publisher.h"
#include "workers/redis/RedisConnection.h"

#include <vector>

namespace countertop {

/// What the two kinds of Redis destinations share: one connection for each server, and a failure
/// for each message that the server does not accept. Derived classes write the command.
class RedisPublisher : public Publisher {
public:
    void publish(const ClaimedMessage& message, Done done) final;
    [[nodiscard]] int concurrency(const QString& destination) const final;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const final;

protected:
    /// `brokers` says where destinations are that name no server.
    RedisPublisher(Brokers brokers, const RedisConnection::Options& options);

    /// The command that delivers a message to the channel or stream of that name.
    [[nodiscard]] virtual QList<QByteArray> commandFor(const QByteArray& name,
                                                       const ClaimedMessage& message) const = 0;

private:
    struct Target {
        RedisAddress server;
        QString name;
    };

    /// The error is an English sentence.
    [[nodiscard]] tl::expected<Target, QString> targetOf(const QString& destination) const;
    RedisConnection& connectionTo(const RedisAddress& server);

    Brokers m_brokers;
    RedisConnection::Options m_options;
    std::vector<std::unique_ptr<RedisConnection>> m_connections;
};

}  // namespace countertop
