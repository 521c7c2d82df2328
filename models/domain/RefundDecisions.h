// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderDecisions.h"

namespace countertop::decide {

/// Refunds all payments made at the counter, each by its own method, crediting nothing. Leaves out
/// what the gateway holds. Pure.
[[nodiscard]] OrderEvents refundsOfCounter(const Order& order, const QString& reason,
                                           const Moment& moment);

}  // namespace countertop::decide
