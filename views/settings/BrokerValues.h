// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <optional>

namespace countertop {

/// The services that take messages for other programs.
enum class BrokerKind { Redis, Kafka, Aws };

/// What this computer knows about brokers, as the window shows and edits it; without secrets.
struct BrokerValues {
    struct Redis {
        QString address;
        bool hasPassword = false;
    };
    struct Kafka {
        QString servers;
        QString protocol;   ///< "", "ssl", "sasl_plaintext" or "sasl_ssl"
        QString mechanism;  ///< "PLAIN", "SCRAM-SHA-256" or "SCRAM-SHA-512"
        QString user;
        QString caFile;
        QString others;  ///< further settings "name=value&…", which are not edited
        bool hasPassword = false;
    };
    struct Aws {
        QString endpoint;
        QString region;
        QString keyId;
        bool hasSecret = false;
    };

    Redis redis = {};
    Kafka kafka = {};
    Aws aws = {};
    /// The variables of the environment that say it instead, by the names of the fields: "redis",
    /// "kafka", "aws_endpoint", "aws_region", "aws_keys".
    QHash<QString, QString> environment = {};
};

/// What a user wants one broker to be.
struct BrokerChange {
    BrokerKind kind = BrokerKind::Redis;
    BrokerValues values = {};  ///< only the part of this kind
    /// The new password or secret key: nothing keeps the one that is there, empty removes it.
    std::optional<QString> secret = std::nullopt;
};

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::BrokerChange)
