// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderCommands.h"
#include "models/projections/Rows.h"
#include "workers/intake/HttpProblem.h"

namespace countertop {

/// Parse request bodies into commands. INVALID_JSON (400) when the text is not JSON, repeats a
/// field or contains half a surrogate pair; INVALID_INPUT (422) naming every field that is unknown
/// or has the wrong type. The shop validates the values.

/// {"lines":[{"product_id"|"sku","quantity"}],"pay_by"?:"counter"|"gateway"}: a new order, with a
/// new id. A product's id is its SKU.
[[nodiscard]] HttpResult<PlaceOrder> placeOrderFrom(const QByteArray& body,
                                                    const CustomerId& customerId);

/// {"amount_minor"?,"method"?:"card"|"cash"|"voucher"|"bank_transfer","currency"?,
/// "tendered_minor"?}: without an amount, everything outstanding; without a method, by card; a
/// currency must be the order's. A missing body counts as an empty object, also in the next two.
[[nodiscard]] HttpResult<PayOrder> payOrderFrom(const QByteArray& body, const OrderRow& order);
/// {"tracking"?}
[[nodiscard]] HttpResult<ShipOrder> shipOrderFrom(const QByteArray& body, const OrderRow& order);
/// {"reason"?}
[[nodiscard]] HttpResult<CancelOrder> cancelOrderFrom(const QByteArray& body,
                                                      const OrderRow& order);

}  // namespace countertop
