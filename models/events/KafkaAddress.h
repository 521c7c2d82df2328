// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QList>
#include <QPair>

#include <optional>

namespace countertop {

/// Where a Kafka cluster is, and how to connect.
struct KafkaAddress {
    QString servers;                          ///< "host:port,host:port"
    QList<QPair<QString, QString>> settings;  ///< librdkafka's names, such as "sasl.username"
    bool operator==(const KafkaAddress&) const = default;

    /// The value of a setting; empty when it is not given.
    [[nodiscard]] QString setting(const QString& name) const;
    /// The servers, for messages and logs.
    [[nodiscard]] QString shown() const { return servers; }
};

/// Reads "[kafka://]host:port[,host:port…][?setting=value&…]", completely or not at all:
/// INVALID_INPUT on the field "destination". The settings are security.protocol, sasl.mechanism,
/// sasl.username, sasl.password, ssl.ca.location, ssl.certificate.location, ssl.key.location,
/// ssl.key.password and ssl.endpoint.identification.algorithm; their values are percent-encoded.
/// Those of ssl and sasl need a security.protocol that uses them.
[[nodiscard]] Result<KafkaAddress> parseKafkaAddress(const QString& text);

/// A topic. Without an address of its own it is on the cluster that the worker is configured for.
struct KafkaTarget {
    std::optional<KafkaAddress> cluster;
    QString topic;
};

/// Reads what follows "kafka:": "TOPIC", or "kafka://host:port…#TOPIC".
[[nodiscard]] Result<KafkaTarget> parseKafkaTarget(const QString& address);

}  // namespace countertop
