// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderDecisions.h"

namespace countertop::decide {

/// Refunds everything paid at the counter by the same methods, crediting nothing. Does not refund
/// what the gateway holds. Pure.
[[nodiscard]] OrderEvents refundsOfCounter(const Order& order, const QString& reason,
                                           const Moment& moment);

}  // namespace countertop::decide
