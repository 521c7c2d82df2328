// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/KafkaAddress.h"
#include "models/events/RedisAddress.h"

#include <QString>

namespace countertop {

/// Addresses of the brokers for destinations that do not name one; empty when not configured.
struct BrokerSettings {
    QString redis;  ///< see parseRedisAddress()
    QString kafka;  ///< see parseKafkaAddress()

    /// COUNTERTOP_REDIS and COUNTERTOP_KAFKA.
    [[nodiscard]] static BrokerSettings fromEnvironment();
};

/// What the settings of this computer say about brokers. It has no secrets: they are in the
/// keychain.
struct SavedBrokers {
    QString redis;  ///< an address without a password
    bool hasRedisPassword = false;
    QString kafka;  ///< the same
    bool hasKafkaPassword = false;
    QString awsEndpoint;
    QString awsRegion;
    QString awsKeyId;  ///< when set, the keychain has its secret
    bool operator==(const SavedBrokers&) const = default;
};

/// "?name=value&…" of settings as parseKafkaAddress() reads them, without those that are empty;
/// empty when all are.
[[nodiscard]] QString kafkaSettingsText(const QList<QPair<QString, QString>>& settings);

/// Where the keychain keeps the secrets of brokers.
inline const QString kRedisPasswordEntry = QStringLiteral("broker/redis-password");
inline const QString kKafkaPasswordEntry = QStringLiteral("broker/kafka-password");
inline const QString kAwsSecretEntry = QStringLiteral("broker/aws-secret-access-key");

/// The address that a text without a password and a password make together, read as every address
/// is. An empty password adds nothing. INVALID_INPUT also when the text has a password itself
/// ("password_in_address"): it would be stored where everybody can read it.
[[nodiscard]] Result<RedisAddress> redisAddressWith(const QString& text, const QString& password);
[[nodiscard]] Result<KafkaAddress> kafkaAddressWith(const QString& text, const QString& password);

}  // namespace countertop
