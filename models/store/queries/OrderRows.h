// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/store/connection/Query.h"

namespace countertop {

/// The rows a query stands on; it selects all columns of the constant beside.
inline constexpr char kOrderColumns[] =
    "order_id, number, version, kind, lifecycle, payment_status, fulfilment_status, status, "
    "customer_id, customer_name, till, tracking, day, placed_at, updated_at, item_count, "
    "total_minor, tax_minor, captured_minor, refunded_minor, credited_minor, currency";
[[nodiscard]] OrderRow orderRowFrom(Query& query);

inline constexpr char kLineColumns[] =
    "line_number, sku, name, quantity, unit_price_minor, discount_minor, tax_rate, tax_minor, "
    "total_minor, shipped, returned, exact_unit_price";
[[nodiscard]] OrderLine orderLineFrom(Query& query);

inline constexpr char kPaymentColumns[] =
    "payment_id, order_id, method, amount_minor, tendered_minor, change_minor, currency, day, "
    "till, reason, recorded_at";
[[nodiscard]] PaymentRow paymentRowFrom(Query& query);

}  // namespace countertop
