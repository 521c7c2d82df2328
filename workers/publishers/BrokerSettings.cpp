// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/BrokerSettings.h"

namespace countertop {

BrokerSettings BrokerSettings::fromEnvironment() {
    return {qEnvironmentVariable("COUNTERTOP_REDIS"), qEnvironmentVariable("COUNTERTOP_KAFKA")};
}

}  // namespace countertop
