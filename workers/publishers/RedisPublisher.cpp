// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/RedisPublisher.h"

#include <algorithm>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// Commands are pipelined, so a round trip is shared by all of them.
constexpr int kAtOnce = 100;

}  // namespace

RedisPublisher::RedisPublisher(Brokers brokers, const RedisConnection::Options& options)
    : m_brokers(std::move(brokers)), m_options(options) {}

void RedisPublisher::publish(const ClaimedMessage& message, Done done) {
    const auto target = targetOf(message.destination);
    if (!target) {
        done(leftToOthers(target.error()));
        return;
    }
    RedisConnection& connection = connectionTo(target->server);
    connection.send(
        commandFor(target->name.toUtf8(), message),
        [name = connection.name(), done = std::move(done)](const RedisConnection::Answer& answer) {
            if (!answer) {
                done(publishFailed(answer.error()));
            } else if (answer->isError()) {
                PublishFailure failure{
                    u"%1 refused the message: %2"_s.arg(name, QString::fromUtf8(answer->text))};
                failure.isAnswer = true;
                done(tl::unexpected(std::move(failure)));
            } else {
                done({});
            }
        });
}

int RedisPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> RedisPublisher::cannotServe(const QString& destination) const {
    const auto target = targetOf(destination);
    if (target) return std::nullopt;
    return target.error();
}

auto RedisPublisher::targetOf(const QString& destination) const -> tl::expected<Target, QString> {
    auto target = parseRedisTarget(destinationAddress(destination));
    if (!target) return tl::unexpected(target.error().detail);
    if (target->server) return Target{*std::move(target->server), target->name};
    auto server = m_brokers->redis();
    if (!server) return tl::unexpected(server.error());
    return Target{*std::move(server), target->name};
}

RedisConnection& RedisPublisher::connectionTo(const RedisAddress& server) {
    const auto known =
        std::find_if(m_connections.cbegin(), m_connections.cend(),
                     [&](const auto& connection) { return connection->address() == server; });
    if (known != m_connections.cend()) return **known;
    m_connections.push_back(std::make_unique<RedisConnection>(server, m_options));
    return *m_connections.back();
}

}  // namespace countertop
