// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/BrokerDirectory.h"

#include "workers/keychain/KeychainSecrets.h"

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

template <class Address>
using Configured = BrokerDirectory::Configured<Address>;

/// `source` is where the text was found, for a sentence about it.
template <class Address>
Configured<Address> configured(Result<Address> read, const QString& source) {
    if (!read) return tl::unexpected(source + u": "_s + read.error().detail);
    return *std::move(read);
}

}  // namespace

BrokerDirectory::BrokerDirectory(const BrokerSettings& environment, AwsSettings awsEnvironment,
                                 KeychainSecrets* keychain)
    : m_aws(std::move(awsEnvironment)), m_keychain(keychain) {
    if (!environment.redis.isEmpty()) {
        m_redis = configured(parseRedisAddress(environment.redis), u"COUNTERTOP_REDIS"_s);
    }
    if (!environment.kafka.isEmpty()) {
        m_kafka = configured(parseKafkaAddress(environment.kafka), u"COUNTERTOP_KAFKA"_s);
    }
}

Brokers BrokerDirectory::fromEnvironment() {
    return std::make_shared<const BrokerDirectory>(BrokerSettings::fromEnvironment(),
                                                   AwsSettings::fromEnvironment());
}

void BrokerDirectory::setSaved(const SavedBrokers& saved) {
    const std::lock_guard lock(m_mutex);
    m_saved = saved;
}

SavedBrokers BrokerDirectory::saved() const {
    const std::lock_guard lock(m_mutex);
    return m_saved;
}

Configured<QString> BrokerDirectory::secret(const QString& entry) const {
    if (!m_keychain) return tl::unexpected(u"This program reads no keychain"_s);
    const auto value = m_keychain->value(entry);
    if (!value) return tl::unexpected(value.error().detail);
    return QString::fromUtf8(*value);
}

template <class Address, class Read>
Configured<Address> BrokerDirectory::read(const QString& text, const QString& passwordEntry,
                                          std::optional<Last<Address>>& last,
                                          const Read& readWith) const {
    const auto password =
        passwordEntry.isEmpty() ? Configured<QString>(QString()) : secret(passwordEntry);
    if (!password) return tl::unexpected(password.error());
    const std::lock_guard lock(m_mutex);
    const bool isKnown = last && last->text == text && last->password == *password;
    if (!isKnown) last = {text, *password, readWith(text, *password)};
    return last->address;
}

Configured<RedisAddress> BrokerDirectory::redis() const {
    if (m_redis) return *m_redis;
    const SavedBrokers now = saved();
    if (now.redis.isEmpty()) {
        return tl::unexpected(
            u"No Redis server is configured here: enter it in the settings or set "
            "COUNTERTOP_REDIS"_s);
    }
    return read(now.redis, now.hasRedisPassword ? kRedisPasswordEntry : QString(), m_lastRedis,
                [](const QString& text, const QString& password) {
                    return configured(redisAddressWith(text, password),
                                      u"The settings for Redis"_s);
                });
}

Configured<KafkaAddress> BrokerDirectory::kafka() const {
    if (m_kafka) return *m_kafka;
    const SavedBrokers now = saved();
    if (now.kafka.isEmpty()) {
        return tl::unexpected(
            u"No Kafka cluster is configured here: enter it in the settings or set "
            "COUNTERTOP_KAFKA"_s);
    }
    return read(now.kafka, now.hasKafkaPassword ? kKafkaPasswordEntry : QString(), m_lastKafka,
                [](const QString& text, const QString& password) {
                    return configured(kafkaAddressWith(text, password),
                                      u"The settings for Kafka"_s);
                });
}

Configured<AwsSettings> BrokerDirectory::aws() const {
    const SavedBrokers now = saved();
    AwsSettings settings = m_aws;
    if (settings.endpoint.isEmpty()) settings.endpoint = now.awsEndpoint;
    if (settings.region.isEmpty()) settings.region = now.awsRegion;
    // Keys belong together: half of them from elsewhere would be refused by the service.
    if (!m_aws.hasAnyKey() && !now.awsKeyId.isEmpty()) {
        const auto key = secret(kAwsSecretEntry);
        if (!key) return tl::unexpected(key.error());
        settings.keys = {now.awsKeyId.toUtf8(), key->toUtf8(), {}};
    }
    if (auto problem = settings.problem()) return tl::unexpected(*problem);
    return settings;
}

}  // namespace countertop
