// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/AwsSettings.h"
#include "workers/publishers/BrokerSettings.h"

#include <tl/expected.hpp>

#include <memory>
#include <mutex>
#include <optional>

namespace countertop {

class KeychainSecrets;

/// Where the brokers are of destinations that do not name one, and how to log in there: as the
/// environment says, else as the settings of this computer say. Publishers ask before each claim
/// and for each message, so a change takes effect at once. Thread-safe; may wait for the keychain
/// as KeychainSecrets::value() does.
class BrokerDirectory {
public:
    /// The error is an English sentence that says what is missing or wrong.
    template <class Value>
    using Configured = tl::expected<Value, QString>;

    /// Without `keychain`, which must outlive the directory, saved brokers have no secrets.
    BrokerDirectory(const BrokerSettings& environment, AwsSettings awsEnvironment,
                    KeychainSecrets* keychain = nullptr);
    /// The environment alone.
    [[nodiscard]] static std::shared_ptr<const BrokerDirectory> fromEnvironment();

    void setSaved(const SavedBrokers& saved);

    [[nodiscard]] Configured<RedisAddress> redis() const;
    [[nodiscard]] Configured<KafkaAddress> kafka() const;
    /// Usable as they are.
    [[nodiscard]] Configured<AwsSettings> aws() const;

private:
    /// What was read last, as long as nothing it was read from has changed.
    template <class Address>
    struct Last {
        QString text;
        QString password;
        Configured<Address> address;
    };

    [[nodiscard]] SavedBrokers saved() const;
    [[nodiscard]] Configured<QString> secret(const QString& entry) const;
    /// A saved address with the password that the keychain keeps as `passwordEntry`, if any.
    template <class Address, class Read>
    [[nodiscard]] Configured<Address> read(const QString& text, const QString& passwordEntry,
                                           std::optional<Last<Address>>& last,
                                           const Read& readWith) const;

    std::optional<Configured<RedisAddress>> m_redis;  ///< of the environment
    std::optional<Configured<KafkaAddress>> m_kafka;
    AwsSettings m_aws;
    KeychainSecrets* m_keychain;
    mutable std::mutex m_mutex;
    SavedBrokers m_saved;
    mutable std::optional<Last<RedisAddress>> m_lastRedis;
    mutable std::optional<Last<KafkaAddress>> m_lastKafka;
};

using Brokers = std::shared_ptr<const BrokerDirectory>;

}  // namespace countertop
