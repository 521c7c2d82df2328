// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/DeliveryMeans.h"

#include "app/session/UserSettings.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QSettings>

namespace countertop {

namespace {

const QString kRedis = QStringLiteral("brokers/redis");
const QString kRedisPassword = QStringLiteral("brokers/redis_has_password");
const QString kKafka = QStringLiteral("brokers/kafka");
const QString kKafkaPassword = QStringLiteral("brokers/kafka_has_password");
const QString kAwsEndpoint = QStringLiteral("brokers/aws_endpoint");
const QString kAwsRegion = QStringLiteral("brokers/aws_region");
const QString kAwsKeyId = QStringLiteral("brokers/aws_access_key_id");

}  // namespace

DeliveryMeans::DeliveryMeans(std::unique_ptr<Keychain> keychain, const SavedBrokers& saved)
    : m_keychain(std::move(keychain)),
      m_secrets(m_keychain.get()),
      m_brokers(std::make_shared<BrokerDirectory>(BrokerSettings::fromEnvironment(),
                                                  AwsSettings::fromEnvironment(), &m_secrets)) {
    m_brokers->setSaved(saved);
}

std::unique_ptr<DeliveryMeans> DeliveryMeans::ofThisComputer() {
    return std::make_unique<DeliveryMeans>(systemKeychain(), savedBrokers(*openUserSettings()));
}

std::unique_ptr<Publisher> DeliveryMeans::publishers() {
    return PublisherRegistry::withAll(m_brokers, &m_secrets);
}

SavedBrokers savedBrokers(const QSettings& settings) {
    // A list in the file, as from an address with a comma that somebody wrote by hand.
    const auto text = [&settings](const QString& key) {
        return settings.value(key).toStringList().join(u',');
    };
    SavedBrokers brokers;
    brokers.redis = text(kRedis);
    brokers.hasRedisPassword = settings.value(kRedisPassword).toBool();
    brokers.kafka = text(kKafka);
    brokers.hasKafkaPassword = settings.value(kKafkaPassword).toBool();
    brokers.awsEndpoint = text(kAwsEndpoint);
    brokers.awsRegion = text(kAwsRegion);
    brokers.awsKeyId = text(kAwsKeyId);
    return brokers;
}

void saveBrokers(QSettings& settings, const SavedBrokers& brokers) {
    settings.setValue(kRedis, brokers.redis);
    settings.setValue(kRedisPassword, brokers.hasRedisPassword);
    settings.setValue(kKafka, brokers.kafka);
    settings.setValue(kKafkaPassword, brokers.hasKafkaPassword);
    settings.setValue(kAwsEndpoint, brokers.awsEndpoint);
    settings.setValue(kAwsRegion, brokers.awsRegion);
    settings.setValue(kAwsKeyId, brokers.awsKeyId);
}

}  // namespace countertop
