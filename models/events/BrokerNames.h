// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

namespace countertop {

/// Up to 200 letters, digits and . _ - : for channels and streams.
[[nodiscard]] bool isBrokerName(const QString& name);
/// INVALID_INPUT on the field "destination".
[[nodiscard]] Error notABrokerName(const QString& name);

/// "host:port", with brackets around an IPv6 address.
[[nodiscard]] QString shownServer(const QString& host, int port);

}  // namespace countertop
