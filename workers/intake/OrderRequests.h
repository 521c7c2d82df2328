// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderCommands.h"
#include "workers/intake/HttpProblem.h"

namespace countertop {

/// Bodies of requests as commands. They are only read here: INVALID_JSON (400) when the text is no
/// JSON, INVALID_INPUT (422) naming every field that is not of its kind. What a value may be is for
/// the shop to judge.

/// {"lines":[{"product_id"|"sku","quantity"}],"pay_by"?:"counter"|"gateway"}: a new order, with a
/// new id. A product's id is its SKU; unknown fields are left aside.
[[nodiscard]] HttpResult<PlaceOrder> placeOrderFrom(const QByteArray& body,
                                                    const CustomerId& customerId);

}  // namespace countertop
