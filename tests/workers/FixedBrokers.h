// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/BrokerDirectory.h"

namespace countertop {

/// Directories that know one broker, as if the environment named it.
[[nodiscard]] inline Brokers redisAt(const QString& address) {
    return std::make_shared<const BrokerDirectory>(BrokerSettings{address, {}}, AwsSettings());
}
[[nodiscard]] inline Brokers kafkaAt(const QString& address) {
    return std::make_shared<const BrokerDirectory>(BrokerSettings{{}, address}, AwsSettings());
}
[[nodiscard]] inline Brokers awsWith(const AwsSettings& settings) {
    return std::make_shared<const BrokerDirectory>(BrokerSettings(), settings);
}

}  // namespace countertop
