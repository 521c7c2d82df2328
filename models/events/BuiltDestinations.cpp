// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/BuiltDestinations.h"

#include "models/events/KafkaAddress.h"
#include "models/events/RedisAddress.h"
#include "models/events/TopicArn.h"

namespace countertop {

QStringList builtDestinations() {
    return {
        QStringLiteral("webhook"),
#ifdef COUNTERTOP_WITH_REDIS
        QStringLiteral("redis-channel"), QStringLiteral("redis-stream"),
#endif
#ifdef COUNTERTOP_WITH_KAFKA
        QStringLiteral("kafka"),
#endif
        QStringLiteral("sns"),           QStringLiteral("log"),
    };
}

Result<void> checkBrokerAddress(const QString& kind, const QString& address) {
    if (kind == u"kafka") return parseKafkaTarget(address).map([](const auto&) {});
    if (kind == u"sns") return parseTopicArn(address).map([](const auto&) {});
    return parseRedisTarget(address).map([](const auto&) {});
}

}  // namespace countertop
