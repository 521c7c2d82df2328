// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderDecisions.h"

namespace countertop::decide {

/// All that was paid at the counter goes back by its ways and credits nothing; what the gateway
/// holds is left to it. Pure.
[[nodiscard]] OrderEvents refundsOfCounter(const Order& order, const QString& reason,
                                           const Moment& moment);

}  // namespace countertop::decide
