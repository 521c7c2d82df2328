// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// Addresses of the brokers for destinations that do not name one; empty when not configured.
struct BrokerSettings {
    QString redis;  ///< see parseRedisAddress()
    QString kafka;  ///< see parseKafkaAddress()

    /// COUNTERTOP_REDIS and COUNTERTOP_KAFKA.
    [[nodiscard]] static BrokerSettings fromEnvironment();
};

}  // namespace countertop
