// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/consumers/ConsumerFactory.h"

#include "models/events/BuiltDestinations.h"
#ifdef COUNTERTOP_WITH_REDIS
#include "models/events/RedisAddress.h"
#include "workers/consumers/RedisChannelConsumer.h"
#include "workers/consumers/RedisStreamConsumer.h"
#endif
#ifdef COUNTERTOP_WITH_KAFKA
#include "models/events/KafkaAddress.h"
#include "workers/consumers/KafkaTopicConsumer.h"
#endif

namespace countertop {

namespace {

using namespace Qt::StringLiterals;
using Made = Result<std::unique_ptr<Consumer>>;

[[maybe_unused]] tl::unexpected<Error> notConfigured(const QString& broker, const QString& reason) {
    return fail(invalidInput(QStringLiteral("address"), reason, QStringLiteral("broker_missing"),
                             {{u"text"_s, broker}}));
}

#ifdef COUNTERTOP_WITH_REDIS
Made redisConsumer(const ConsumerOptions& options, const BrokerDirectory& brokers,
                   Consumer::Handler handler) {
    auto target = parseRedisTarget(options.address);
    if (!target) return fail(target.error());
    if (!target->server) {
        auto server = brokers.redis();
        if (!server) return notConfigured(u"Redis server"_s, server.error());
        target->server = *std::move(server);
    }
    if (options.kind == u"redis-channel") {
        return std::make_unique<RedisChannelConsumer>(*target->server, target->name,
                                                      std::move(handler), options.limit);
    }
    RedisStreamConsumer::Options stream;
    if (!options.group.isEmpty()) stream.group = options.group;
    stream.limit = options.limit;
    return std::make_unique<RedisStreamConsumer>(*target->server, target->name, std::move(handler),
                                                 stream);
}
#endif

#ifdef COUNTERTOP_WITH_KAFKA
Made kafkaConsumer(const ConsumerOptions& options, const BrokerDirectory& brokers,
                   Consumer::Handler handler) {
    auto target = parseKafkaTarget(options.address);
    if (!target) return fail(target.error());
    if (!target->cluster) {
        auto cluster = brokers.kafka();
        if (!cluster) return notConfigured(u"Kafka cluster"_s, cluster.error());
        target->cluster = *std::move(cluster);
    }
    const QString group = options.group.isEmpty() ? u"countertop"_s : options.group;
    return std::make_unique<KafkaTopicConsumer>(*target->cluster, target->topic, group,
                                                std::move(handler), options.limit);
}
#endif

}  // namespace

Made makeConsumer(const ConsumerOptions& options, const BrokerDirectory& brokers,
                  Consumer::Handler handler) {
    if (!builtDestinations().contains(options.kind)) {
        return fail(invalidInput(QStringLiteral("address"),
                                 u"This build has no client library for %1"_s.arg(options.kind),
                                 QStringLiteral("destination_not_built"),
                                 {{u"text"_s, options.kind}}));
    }
#ifdef COUNTERTOP_WITH_KAFKA
    if (options.kind == u"kafka") return kafkaConsumer(options, brokers, std::move(handler));
#endif
#ifdef COUNTERTOP_WITH_REDIS
    return redisConsumer(options, brokers, std::move(handler));
#else
    Q_UNUSED(brokers)
    Q_UNUSED(handler)
    return nullptr;
#endif
}

}  // namespace countertop
